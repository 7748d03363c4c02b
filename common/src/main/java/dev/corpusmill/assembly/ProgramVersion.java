package dev.corpusmill.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The version of this program. */
public final class ProgramVersion {
    private static final String RESOURCE = "/dev/corpusmill/version.txt";

    private ProgramVersion() {}

    /** As the manifest of its jar says, else as the build wrote it into a resource; like {@code 0.2.0}. */
    public static String text() {
        @Nullable String manifest = ProgramVersion.class.getPackage().getImplementationVersion();
        return manifest != null ? manifest : built();
    }

    private static String built() {
        try (InputStream resource = ProgramVersion.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("resource is missing: name=" + RESOURCE);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("resource cannot be read: name=" + RESOURCE, failure);
        }
    }
}
