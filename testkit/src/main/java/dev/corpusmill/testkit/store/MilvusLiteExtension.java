package dev.corpusmill.testkit.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Milvus Lite for the tests of a class: a static field with {@code @RegisterExtension}. */
public final class MilvusLiteExtension implements BeforeAllCallback, AfterAllCallback {
    private @Nullable MilvusLite server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        server = MilvusLite.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server().close();
    }

    /** Of the tests that run now. */
    public MilvusLite server() {
        if (server == null) {
            throw new IllegalStateException("no test of this class has begun");
        }
        return server;
    }
}
