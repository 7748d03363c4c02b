package dev.corpusmill.store.milvus;

import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import dev.corpusmill.testkit.store.StoreContract;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MilvusStoreTest extends StoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    private final String index = "docs-" + NUMBER.incrementAndGet();

    @Override
    protected IndexStore open() {
        return new MilvusStore(index, LiteSettings.of(MILVUS.server().uri()));
    }

    @Override
    public boolean embedded() {
        return false;
    }
}
