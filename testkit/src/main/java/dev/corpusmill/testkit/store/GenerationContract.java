package dev.corpusmill.testkit.store;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static dev.corpusmill.testkit.store.Rows.manifest;
import static dev.corpusmill.testkit.store.Rows.node;
import static dev.corpusmill.testkit.store.StoreFixture.assertFails;
import static dev.corpusmill.testkit.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.NodeFilter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generations, their manifests and the pointer to the live one. */
interface GenerationContract extends StoreFixture {
    @Test
    default void an_untouched_index_has_no_generation_and_passes_its_check() {
        store().check(soon());

        assertThat(store().generations()).isEmpty();
        assertThat(store().live()).isEmpty();
    }

    @Test
    default void generations_are_listed_oldest_first() {
        for (String name : List.of("g10", "g9", "g1")) {
            store().create(manifest(name));
        }

        assertThat(anotherHandle().generations()).extracting(Generation::name).containsExactly("g1", "g9", "g10");
    }

    @Test
    default void a_manifest_comes_back_as_it_was_put() {
        store().create(manifest("g1"));
        Generation changed = manifest("g1")
                .with(Generation.State.READY)
                .withRecipe("recipe-2", Map.of("topic", "keyword", "size", "long"));
        store().putManifest(changed);

        assertThat(read(GenerationReader::manifest)).usingRecursiveComparison().isEqualTo(changed);
        assertThat(anotherHandle().generations().get(0))
                .usingRecursiveComparison()
                .isEqualTo(changed);
    }

    @Test
    default void a_reader_knows_when_its_manifest_was_replaced() {
        store().create(manifest("g1"));
        try (GenerationReader reader = store().openReader("g1")) {
            store().putManifest(manifest("g1").with(Generation.State.READY));

            assertThat(reader.current()).isFalse();
            assertThat(reader.manifest().state()).isEqualTo(Generation.State.BUILDING);
        }
    }

    @Test
    default void a_manifest_can_be_put_while_a_writer_is_at_work() {
        store().create(manifest("g1"));
        try (GenerationWriter writer = store().openWriter("g1")) {
            writer.upsert(CHUNK, List.of(node("s:a", 0, "one")));
            anotherHandle().putManifest(manifest("g1").with(Generation.State.REFUSED));
            writer.commit();
        }

        assertThat(read(GenerationReader::manifest).state()).isEqualTo(Generation.State.REFUSED);
        assertThat(chunks()).isEqualTo(1);
    }

    @Test
    default void a_generation_keeps_its_model_language_and_groups() {
        store().create(manifest("g1"));

        assertFails(FailureKind.REJECTED, "model", () -> store().putManifest(manifest("g1", "en", 8)));
        assertFails(FailureKind.REJECTED, "language", () -> store().putManifest(manifest("g1", "zh", Rows.DIMENSION)));
    }

    @Test
    default void metadata_may_change_its_type_with_the_recipe() {
        writeChunks(node("s:a", 0, "one", Map.of("year", "2024")));
        store().putManifest(manifest("g1").withRecipe("recipe-2", Map.of("year", "keyword")));
        writeChunks(node("s:b", 0, "two", Map.of("year", "MMXXIV")));

        assertThat(count(CHUNK, new NodeFilter.Eq("metadata.year", "MMXXIV"))).isEqualTo(1);
    }

    @Test
    default void promotion_moves_the_pointer_for_everybody() {
        store().create(manifest("g1"));
        store().create(manifest("g2"));
        store().promote("g1");
        assertThat(anotherHandle().live()).contains("g1");

        store().promote("g2");

        assertThat(anotherHandle().live()).contains("g2");
        assertThat(store().live()).contains("g2");
    }

    @Test
    default void a_dropped_generation_is_gone_and_its_name_is_free_again() {
        writeChunks(node("s:a", 0, "one"));
        store().create(manifest("g2"));
        store().promote("g2");
        store().drop("g1");
        assertThat(store().generations()).extracting(Generation::name).containsExactly("g2");

        store().create(manifest("g1"));

        assertThat(chunks()).isZero();
    }

    @Test
    default void the_live_generation_is_not_dropped() {
        writeChunks(node("s:a", 0, "one"));
        store().promote("g1");

        assertFails(FailureKind.REJECTED, "live", () -> store().drop("g1"));
        assertThat(chunks()).isEqualTo(1);
    }

    @Test
    default void an_unloaded_generation_is_loaded_again_by_whoever_reads_or_promotes_it() {
        writeChunks(node("s:a", 0, "one"));
        store().unload("g1");
        assertThat(chunks()).isEqualTo(1);

        store().unload("g1");
        anotherHandle().promote("g1");
        assertThat(fetch(CHUNK, List.of(node("s:a", 0, "one").id()))).hasSize(1);
    }

    @Test
    default void generations_do_not_share_rows() {
        writeChunks(node("s:a", 0, "one"));
        store().create(manifest("g2"));

        try (GenerationReader reader = store().openReader("g2")) {
            assertThat(reader.count(CHUNK, NodeFilter.all())).isZero();
        }
    }
}
