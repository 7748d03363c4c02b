package dev.corpusmill.testkit.store;

import dev.corpusmill.store.IndexStore;
import dev.corpusmill.store.milvus.MilvusStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MilvusStoreTest extends StoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    private final String index = "docs-" + NUMBER.incrementAndGet();

    @Override
    protected IndexStore open() {
        return new MilvusStore(index, MILVUS.server().settings());
    }

    @Override
    public boolean embedded() {
        return false;
    }
}
