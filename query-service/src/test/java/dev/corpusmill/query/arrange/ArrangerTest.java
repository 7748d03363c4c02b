package dev.corpusmill.query.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.testkit.store.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrangerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final TestIndex index = new TestIndex().promote("g1", "something else");
    private final GenerationReader reader = index.store().openReader("g1");
    private final Arranger arranger = new Arranger(Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        reader.close();
    }

    private static Hit hit(String document, int ordinal, String text, String date, double score) {
        return new Hit(
                Rows.node(document)
                        .ordinal(ordinal)
                        .text(text)
                        .access(new Access("public", List.of("everyone"), Map.of("topic", date)))
                        .build(),
                score,
                Map.of());
    }

    private static List<String> documents(List<Hit> hits) {
        return hits.stream().map(hit -> hit.node().documentId()).toList();
    }

    private List<Hit> arrange(Arrangement wanted, List<Hit> hits, int k) {
        return arranger.arrange(wanted, hits, k, reader);
    }

    @Test
    void only_the_best_hit_of_each_document_stays() {
        List<Hit> hits = List.of(
                hit("a:1", 0, "x", "", 4),
                hit("a:1", 1, "y", "", 3),
                hit("a:2", 0, "z", "", 2),
                hit("a:3", 0, "w", "", 1));
        List<Hit> best = arrange(new Arrangement(List.of(), 0, true), hits, 2);
        assertThat(documents(best)).containsExactly("a:1", "a:2");
        assertThat(best.get(0).score()).isEqualTo(4);
    }

    @Test
    void a_half_life_halves_what_recency_gives() {
        Boost recency = new Boost.Recency("metadata.topic", 365, 1);
        List<Hit> hits = List.of(
                hit("a:old", 0, "x", "2024-01-02", 1),
                hit("a:none", 0, "x", "soon", 1),
                hit("a:new", 0, "x", "2026", 1));
        List<Hit> boosted = arrange(new Arrangement(List.of(recency), 0, false), hits, 3);
        assertThat(documents(boosted)).containsExactly("a:new", "a:old", "a:none");
        assertThat(boosted).extracting(Hit::score).containsExactly(2.0, 1.25, 1.0);
    }

    @Test
    void the_time_of_a_file_is_that_of_its_catalogue_row() {
        List<CatalogueRow> rows = new ArrayList<>();
        for (String document : List.of("a:old", "a:new")) {
            long days = document.equals("a:old") ? 1000 : 1;
            rows.add(Rows.catalogue(document)
                    .file(new FileStamp(1, NOW.minusSeconds(days * 86_400).toEpochMilli(), "h", 0))
                    .build());
        }
        try (GenerationWriter writer = index.store().openWriter("g1")) {
            writer.upsertCatalogue(rows);
            writer.commit();
        }
        Boost recency = new Boost.Recency(Boost.Recency.MODIFIED, 10, 0.5);
        List<Hit> hits = List.of(hit("a:old", 0, "x", "", 1), hit("a:new", 0, "x", "", 1));
        try (GenerationReader later = index.store().openReader("g1")) {
            assertThat(documents(arranger.arrange(new Arrangement(List.of(recency), 0, false), hits, 2, later)))
                    .containsExactly("a:new", "a:old");
        }
    }

    @Test
    void full_diversity_takes_each_text_once_before_any_copy() {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            hits.add(hit("a:" + i, 0, "the same words number " + i % 3 + " in each copy of it", "", 30 - i));
        }
        List<Hit> diverse = arrange(new Arrangement(List.of(), 1, false), hits, 3);
        assertThat(diverse.stream().map(hit -> hit.node().text()).distinct()).hasSize(3);
    }

    @Test
    void nothing_asked_changes_nothing_and_nothing_found_stays_nothing() {
        List<Hit> hits = List.of(hit("a:1", 0, "x", "", 4), hit("a:2", 0, "y", "", 3));
        assertThat(arrange(Arrangement.NONE, hits, 10)).isEqualTo(hits);
        assertThat(arrange(new Arrangement(List.of(), 0.5, true), List.of(), 10))
                .isEmpty();
        assertThat(Arrangement.NONE.pool(7)).isEqualTo(7);
        assertThat(new Arrangement(List.of(), 0, true).pool(500)).isEqualTo(1000);
    }

    @Test
    void texts_without_blanks_between_words_are_compared_too() {
        assertThat(Shingles.resemblance(Shingles.of("向量存储在对象存储中。"), Shingles.of("向量存储在对象存储里。")))
                .isGreaterThan(0.6);
        assertThat(Shingles.resemblance(Shingles.of("a b c"), Shingles.of("d e f")))
                .isZero();
        assertThat(Shingles.resemblance(Shingles.of(""), Shingles.of(""))).isEqualTo(1);
    }
}
