package dev.corpusmill.testkit.store;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static dev.corpusmill.testkit.store.Rows.manifest;
import static dev.corpusmill.testkit.store.Rows.node;
import static dev.corpusmill.testkit.store.StoreFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wrong use is refused with its kind and a message that names the thing, and costs nothing else. */
interface MisuseContract extends StoreFixture {
    @Test
    default void a_missing_generation_is_fatal_and_never_created() {
        assertFails(FailureKind.FATAL, "no such generation", () -> store().openWriter("g1"));
        assertFails(FailureKind.FATAL, "no such generation", () -> store().openReader("g1"));
        assertFails(FailureKind.FATAL, "no such generation", () -> store().promote("g1"));
        assertFails(FailureKind.FATAL, "no such generation", () -> store().drop("g1"));
        assertFails(FailureKind.FATAL, "no such generation", () -> store().putManifest(manifest("g1")));
        assertThat(store().generations()).isEmpty();
        assertThat(store().live()).isEmpty();
    }

    @Test
    default void names_that_are_no_generation_are_refused() {
        for (String name : List.of("", "g", "g0", "../g1", "docs", "g1/..", "G1")) {
            assertFails(FailureKind.REJECTED, "not a name", () -> store().openReader(name));
            assertFails(FailureKind.REJECTED, "not a name", () -> store().create(manifest(name)));
        }
    }

    @Test
    default void a_generation_is_created_once() {
        writeChunks(node("s:a", 0, "one"));

        assertFails(FailureKind.REJECTED, "generation exists", () -> store().create(manifest("g1")));
        assertThat(chunks()).isEqualTo(1);
    }

    @Test
    default void a_manifest_that_no_store_can_hold_is_refused() {
        assertFails(FailureKind.REJECTED, "dimension=0", () -> store().create(manifest("g1", "en", 0)));
        assertFails(FailureKind.REJECTED, "language=tlh", () -> store().create(manifest("g1", "tlh", 4)));
        assertThat(store().generations()).isEmpty();
    }

    @Test
    default void a_second_writer_is_told_to_wait() {
        assumeThat(embedded()).isTrue();
        store().create(manifest("g1"));
        IndexStore other = anotherHandle();
        try (GenerationWriter writer = store().openWriter("g1")) {
            assertFails(FailureKind.OVERLOADED, "g1", () -> store().openWriter("g1"));
            assertFails(FailureKind.OVERLOADED, "g1", () -> other.openWriter("g1"));
            assertFails(FailureKind.OVERLOADED, "g1", () -> other.drop("g1"));
            writer.upsert(CHUNK, List.of(node("s:a", 0, "one")));
            writer.commit();
        }

        other.openWriter("g1").close();
        assertThat(chunks()).isEqualTo(1);
    }

    @Test
    default void closing_twice_is_harmless() {
        writeChunks(node("s:a", 0, "one"));
        GenerationWriter writer = store().openWriter("g1");
        GenerationReader reader = store().openReader("g1");
        for (int i = 0; i < 2; i++) {
            writer.close();
            reader.close();
        }
        IndexStore handle = anotherHandle();
        handle.close();
        handle.close();

        try (GenerationWriter next = store().openWriter("g1")) {
            writer.close();
            if (embedded()) {
                assertFails(FailureKind.OVERLOADED, "g1", () -> store().openWriter("g1"));
            }
            next.commit();
        }
    }

    @Test
    default void use_after_close_is_fatal() {
        writeChunks(node("s:a", 0, "one"));
        GenerationWriter writer = store().openWriter("g1");
        GenerationReader reader = store().openReader("g1");
        IndexStore handle = anotherHandle();
        writer.close();
        reader.close();
        handle.close();

        assertFails(FailureKind.FATAL, "closed", () -> writer.upsert(CHUNK, List.of(node("s:b", 0, "two"))));
        assertFails(FailureKind.FATAL, "closed", () -> writer.deleteNodesOf("s:a"));
        assertFails(FailureKind.FATAL, "closed", writer::commit);
        assertFails(FailureKind.FATAL, "closed", () -> reader.fetch(CHUNK, List.of("x")));
        assertFails(FailureKind.FATAL, "closed", () -> reader.count(CHUNK, NodeFilter.all()));
        assertFails(FailureKind.FATAL, "closed", reader::current);
        assertFails(FailureKind.FATAL, "closed", handle::generations);
        assertFails(FailureKind.FATAL, "closed", () -> handle.openWriter("g1"));
    }

    @Test
    default void a_bad_row_is_refused_and_nothing_of_its_call_is_written() {
        Node good = node("s:good", 0, "good");
        Map<String, Node> bad = Map.of(
                "dimension", node("s:a", 0, "bad").withVector(new float[] {1, 0, 0}),
                "expected=4", node("s:b", 0, "bad").withVector(new float[0]),
                "not finite", node("s:c", 0, "bad").withVector(new float[] {Float.NaN, 0, 0, 0}),
                "finite: ", node("s:d", 0, "bad").withVector(new float[] {Float.NEGATIVE_INFINITY, 0, 0, 0}),
                "length 0", node("s:e", 0, "bad").withVector(new float[4]),
                "length=2", node("s:f", 0, "bad").withVector(new float[] {0, 2, 0, 0}),
                "metadata.color", node("s:g", 0, "bad", Map.of("color", "red")),
                "metadata.year", node("s:h", 0, "bad", Map.of("year", "soon")),
                "too long", node("s:i", 0, "bad", Map.of("topic", "长".repeat(20_000))),
                "uri", node("s:" + "j".repeat(40_000), 0, "bad"));
        write(writer -> bad.forEach((words, row) -> assertFails(
                FailureKind.REJECTED,
                words.equals("uri") ? "document_id" : words,
                () -> writer.upsert(CHUNK, List.of(good, row)))));

        assertThat(chunks()).isZero();
    }

    @Test
    default void a_bad_catalogue_row_is_refused() {
        write(writer -> assertFails(
                FailureKind.REJECTED,
                "too long",
                () -> writer.upsertCatalogue(List.of(Rows.indexed("s:ok"), Rows.indexed("s:" + "长".repeat(20_000))))));

        assertThat(fetchCatalogue(List.of("s:ok"))).isEmpty();
    }

    @Test
    default void an_unknown_group_is_refused() {
        write(writer -> {
            assertFails(FailureKind.REJECTED, "group=page", () -> writer.upsert("page", List.of(node("s:a", 0, "a"))));
            assertFails(FailureKind.REJECTED, "group=document", () -> writer.delete("document", List.of("x")));
        });
        read(reader -> {
            assertFails(FailureKind.REJECTED, "group=page", () -> reader.scan("page", "", "", node -> {}));
            assertFails(FailureKind.REJECTED, "group=document", () -> reader.count("document", NodeFilter.all()));
            return 0;
        });
    }

    @Test
    default void empty_calls_do_nothing() {
        write(writer -> {
            writer.upsert(CHUNK, List.of());
            writer.delete(CHUNK, List.of());
            writer.upsertCatalogue(List.of());
            writer.deleteCatalogue(List.of());
            writer.deleteNodesOf("s:never-there");
        });

        assertThat(fetch(CHUNK, List.of())).isEmpty();

        List<Node> nodes = new ArrayList<>();
        read(reader -> {
            reader.scan(CHUNK, "", "", nodes::add);
            return 0;
        });
        assertThat(nodes).isEmpty();
    }
}
