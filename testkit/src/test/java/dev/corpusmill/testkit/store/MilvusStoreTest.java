package dev.corpusmill.testkit.store;

import dev.corpusmill.store.IndexStore;
import dev.corpusmill.store.milvus.MilvusStore;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class MilvusStoreTest extends StoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static MilvusLite server;

    private final String index = "docs-" + NUMBER.incrementAndGet();

    @BeforeAll
    static void start() throws IOException {
        server = MilvusLite.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    protected IndexStore open() {
        return new MilvusStore(index, server.settings());
    }

    @Override
    public boolean embedded() {
        return false;
    }
}
