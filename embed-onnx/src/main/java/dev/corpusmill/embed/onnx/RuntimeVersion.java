package dev.corpusmill.embed.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of ONNX Runtime that this module was built with. The library itself would have to be loaded to be asked. */
final class RuntimeVersion {
    private static final String RESOURCE = "version.properties";

    private RuntimeVersion() {}

    static String number() {
        Properties properties = new Properties();
        try (InputStream resource = RuntimeVersion.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("no resource: name=" + RESOURCE);
            }
            properties.load(resource);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("onnxruntime", "");
    }
}
