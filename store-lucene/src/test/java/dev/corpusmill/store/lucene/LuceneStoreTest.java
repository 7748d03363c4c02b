package dev.corpusmill.store.lucene;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static dev.corpusmill.testkit.store.Rows.node;
import static dev.corpusmill.testkit.store.StoreFixture.assertFails;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.testkit.store.StoreContract;
import dev.corpusmill.testkit.store.StoreFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    protected IndexStore open() {
        return new LuceneStore(folder.resolve("docs"), LuceneSettings.defaults());
    }

    @Test
    void a_node_that_was_found_is_read_before_its_reader_is_closed() {
        writeChunks(node("s:a", 0, "one"));
        List<ScoredNode> found = read(reader -> reader.lexical(CHUNK, "one", 5, NodeFilter.all(), StoreFixture.soon()));

        assertFails(FailureKind.FATAL, "reader is closed", () -> found.get(0).node());
    }
}
