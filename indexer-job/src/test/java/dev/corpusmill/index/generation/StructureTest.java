package dev.corpusmill.index.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureTest {
    private final MemoryStore store = new MemoryStore();

    @Test
    void a_document_that_the_live_generation_is_just_writing_says_nothing_of_the_build() {
        Structure.Pair both = compare(
                List.of(row("whole"), row("written").marked(DocumentStatus.WRITING, 8L << 32)),
                List.of(row("whole"), row("written")));

        assertThat(both.build()).isEqualTo(both.live());
        assertThat(both.build().withText()).isOne();
    }

    @Test
    void text_that_the_build_lost_is_missed_in_it() {
        Structure.Pair both = compare(
                List.of(row("kept"), row("lost")),
                List.of(row("kept"), row("lost").marked(DocumentStatus.EMPTY, 8L << 32)));

        assertThat(both.live().withText()).isEqualTo(2);
        assertThat(both.build().withText()).isOne();
        assertThat(both.build().nodes()).containsEntry(Rows.CHUNK, 1L);
        assertThat(both.live().nodes()).containsEntry(Rows.CHUNK, 2L);
    }

    private static CatalogueRow row(String documentId) {
        return Rows.indexed(documentId);
    }

    private Structure.Pair compare(List<CatalogueRow> live, List<CatalogueRow> build) {
        fill("g1", live);
        fill("g2", build);
        try (GenerationReader before = store.openReader("g1");
                GenerationReader now = store.openReader("g2")) {
            return Structure.compare(before, now);
        }
    }

    private void fill(String name, List<CatalogueRow> rows) {
        store.create(Rows.manifest(name));
        try (GenerationWriter writer = store.openWriter(name)) {
            writer.upsertCatalogue(rows);
            rows.forEach(row -> writer.upsert(Rows.CHUNK, List.of(Rows.node(row.documentId(), 0, "Some text."))));
            writer.commit();
        }
    }
}
