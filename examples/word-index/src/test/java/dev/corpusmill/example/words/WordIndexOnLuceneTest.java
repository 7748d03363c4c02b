package dev.corpusmill.example.words;

import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import java.nio.file.Path;

/** The same over an index on a disk. */
class WordIndexOnLuceneTest extends WordIndexRouteTest {
    @Override
    IndexStore open(Path where) {
        return new LuceneStore(where, LuceneSettings.defaults());
    }
}
