package dev.corpusmill.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the programs, as the build wrote it. */
public final class ProgramVersion {
    private static final String RESOURCE = "version.properties";

    private ProgramVersion() {}

    /** The number alone, like {@code 0.2.0}. */
    public static String number() {
        Properties properties = new Properties();
        try (InputStream resource = ProgramVersion.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("no resource: name=" + RESOURCE);
            }
            properties.load(resource);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version", "");
    }

    /** What a command prints for {@code --version}. */
    public static String line() {
        return "corpusmill " + number();
    }
}
