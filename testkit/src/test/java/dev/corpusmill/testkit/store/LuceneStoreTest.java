package dev.corpusmill.testkit.store;

import dev.corpusmill.store.IndexStore;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LuceneStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    protected IndexStore open() {
        return new LuceneStore(folder.resolve("docs"), LuceneSettings.defaults());
    }
}
