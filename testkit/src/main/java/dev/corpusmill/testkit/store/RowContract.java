package dev.corpusmill.testkit.store;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static dev.corpusmill.testkit.store.Rows.indexed;
import static dev.corpusmill.testkit.store.Rows.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlaceBox;
import dev.corpusmill.api.model.PlacePart;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.store.NodeFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/** Rows come back as they were written, by id, by scan and by embed hash; and they go when they are deleted. */
interface RowContract extends StoreFixture {
    RecursiveComparisonConfiguration EXACT = RecursiveComparisonConfiguration.builder()
            .withStrictTypeChecking(false)
            .build();

    private static Node full() {
        return Rows.node("src:a b/[1] 报告%#.pdf")
                .id("00ff")
                .access(new Access(
                        "acme", List.of("zoe", "adam", "组"), Map.of("topic", "a\"b", "year", "-5", "price", "1.25")))
                .ordinal(3)
                .version((9L << 32) | 17)
                .parent("parent-id")
                .text("Text with 'quotes', \\ backslash, 中文, \uD83D\uDE00, tab\t and \u0001")
                .textHash("text-hash")
                .embedHash("embed-hash")
                .title("A “title”")
                .uri("s3://bucket/a%20b")
                .place(new Place(12, 340, 560, "One > Two"))
                .vector(Rows.unit(0.1f, -0.7f, 3e-9f, 12))
                .build();
    }

    @Test
    default void a_node_comes_back_as_it_was_written() {
        writeChunks(full());

        assertThat(fetch(CHUNK, List.of("00ff")))
                .usingRecursiveFieldByFieldElementComparator(EXACT)
                .containsExactly(full());
    }

    @Test
    default void a_place_keeps_its_code_points_parts_and_boxes() {
        Place place = new Place(
                2,
                340,
                560,
                "One > Two",
                333,
                551,
                List.of(
                        new PlacePart(340, 2, "", "One > Two"),
                        new PlacePart(400, 3, "Rates 2024!A5:D5", "One > “Three”"),
                        new PlacePart(431, 3, "内.zip/\"notes\", page 2.txt", "")),
                List.of(
                        new PlaceBox(330, 399, 2, 56.7f, 720.1f, 481.9f, 60),
                        new PlaceBox(400, 560, 3, 56.7f, 50.3f, 481.9f, 12.5f)));
        Node node = Rows.like(full()).place(place).build();
        writeChunks(node);

        assertThat(fetch(CHUNK, List.of("00ff")))
                .usingRecursiveFieldByFieldElementComparator(EXACT)
                .containsExactly(node);
        assertThat(scanned("", ""))
                .usingRecursiveFieldByFieldElementComparator(EXACT)
                .containsExactly(node.withVector(new float[0]));
    }

    @Test
    default void a_scan_gives_everything_but_the_vector() {
        writeChunks(full());

        assertThat(scanned("", ""))
                .usingRecursiveFieldByFieldElementComparator(EXACT)
                .containsExactly(full().withVector(new float[0]));
    }

    @Test
    default void catalogue_rows_come_back_as_they_were_written() {
        CatalogueRow indexed = indexed("src:中文 [1].md");
        CatalogueRow failed = failed("src:broken.pdf");
        write(writer -> writer.upsertCatalogue(List.of(indexed, failed)));

        assertThat(fetchCatalogue(List.of(indexed.documentId(), "src:none")))
                .usingRecursiveFieldByFieldElementComparator(EXACT)
                .containsExactly(indexed);
        assertThat(catalogue("", ""))
                .usingRecursiveFieldByFieldElementComparator(EXACT)
                .containsExactly(failed, indexed);
    }

    private static CatalogueRow failed(String documentId) {
        return Rows.catalogue(documentId)
                .failed(new CatalogueRow.Failure(Stage.PARSE, FailureKind.REJECTED, "encrypted: file=broken.pdf"))
                .version(1)
                .file(new FileStamp(0, -1, "", 5))
                .access(new Access("acme", List.of(), Map.of()))
                .uri("")
                .warnings("ocr not available: images=2", "left out: \"a\nb\"")
                .missingSince(4)
                .build();
    }

    @Test
    default void writing_a_row_again_replaces_it() {
        Node old = node("s:a", 0, "old words");
        Node fresh = node("s:a", 0, "fresh words");
        writeChunks(old);
        write(writer -> {
            writer.upsert(CHUNK, List.of(old, fresh));
            writer.upsertCatalogue(List.of(indexed("s:a"), indexed("s:a").marked(DocumentStatus.WRITING, 99)));
        });

        assertThat(scanned("", "")).extracting(Node::text).containsExactly("fresh words");
        assertThat(catalogue("", "")).extracting(CatalogueRow::version).containsExactly(99L);
        assertThat(chunks()).isEqualTo(1);
    }

    @Test
    default void groups_keep_apart_rows_of_the_same_id() {
        Node chunk = node("s:a", 0, "a chunk");
        write(writer -> {
            writer.upsert(CHUNK, List.of(chunk));
            writer.upsert("sentence", List.of(chunk));
            writer.delete(CHUNK, List.of(chunk.id()));
        });

        assertThat(scanned("", "")).isEmpty();
        assertThat(fetch("sentence", List.of(chunk.id()))).hasSize(1);
        assertThat(count("sentence", NodeFilter.all())).isEqualTo(1);
    }

    @Test
    default void deleting_takes_the_named_rows_and_no_others() {
        Node stays = node("s:a", 0, "stays");
        Node goes = node("s:a", 1, "goes");
        writeChunks(stays, goes);
        write(writer -> {
            writer.upsertCatalogue(List.of(indexed("s:a"), indexed("s:b")));
            writer.delete(CHUNK, List.of(goes.id(), "never-there"));
            writer.deleteCatalogue(List.of("s:b", "s:never-there"));
        });

        assertThat(scanned("", "")).extracting(Node::text).containsExactly("stays");
        assertThat(catalogue("", "")).extracting(CatalogueRow::documentId).containsExactly("s:a");
    }

    @Test
    default void deleting_the_nodes_of_a_document_sees_what_is_not_committed_and_keeps_its_catalogue_row() {
        writeChunks(node("s:a", 0, "committed"), node("s:ab", 0, "another document"));
        write(writer -> {
            writer.upsertCatalogue(List.of(indexed("s:a")));
            writer.upsert("sentence", List.of(node("s:a", 1, "not committed")));
            writer.deleteNodesOf("s:a");
            writer.upsert(CHUNK, List.of(node("s:a", 2, "written afterwards")));
        });

        assertThat(scanned("", ""))
                .extracting(Node::text)
                .containsExactlyInAnyOrder("another document", "written afterwards");
        assertThat(count("sentence", NodeFilter.all())).isZero();
        assertThat(catalogue("", "")).hasSize(1);
    }

    @Test
    default void scans_go_by_ascending_id_between_their_bounds() {
        Node[] nodes = new Node[40];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = node("s:" + i, 0, "text " + i);
        }
        writeChunks(Arrays.copyOfRange(nodes, 0, 20));
        writeChunks(Arrays.copyOfRange(nodes, 20, 40));
        List<String> ids = Arrays.stream(nodes).map(Node::id).sorted().toList();

        assertThat(scanned("", "")).extracting(Node::id).containsExactlyElementsOf(ids);
        assertThat(scanned(ids.get(5), ids.get(9))).extracting(Node::id).containsExactlyElementsOf(ids.subList(5, 9));
        assertThat(scanned("8", "8")).isEmpty();
        assertThat(scanned("g", "")).isEmpty();
        assertThat(scanned("f", "0")).isEmpty();
    }

    @Test
    default void catalogue_scans_go_by_the_bytes_of_utf8() {
        List<String> ordered = List.of("s:", "s:A", "s:a", "s:a b", "s:é", "s:中", "s:\uFFFD", "s:\uD83D\uDE00");
        write(writer -> {
            for (String id : List.of("s:\uD83D\uDE00", "s:中", "s:a b", "s:é", "s:", "s:\uFFFD", "s:a", "s:A")) {
                writer.upsertCatalogue(List.of(indexed(id)));
            }
        });

        assertThat(catalogue("", "")).extracting(CatalogueRow::documentId).containsExactlyElementsOf(ordered);
        assertThat(catalogue("s:a", "s:\uFFFD"))
                .extracting(CatalogueRow::documentId)
                .containsExactlyElementsOf(ordered.subList(2, 6));
    }

    @Test
    default void vectors_are_found_by_the_hash_of_what_was_embedded() {
        Node one = node("s:a", 0, "one");
        Node two = node("s:b", 0, "two");
        Node copy = node("s:c", 5, "one").withVector(one.vector());
        writeChunks(one, two, copy);
        write(writer -> writer.delete(CHUNK, List.of(one.id())));

        Map<String, float[]> found =
                read(reader -> reader.vectors(CHUNK, List.of(one.embedHash(), two.embedHash(), "unknown", "")));

        assertThat(found).containsOnlyKeys(one.embedHash(), two.embedHash());
        assertThat(found.get(one.embedHash())).containsExactly(one.vector());
        assertThat(found.get(two.embedHash())).containsExactly(two.vector());
    }

    @Test
    default void a_vector_that_its_owner_changes_afterwards_stays_as_it_was_written() {
        Node node = node("s:a", 0, "text");
        float first = node.vector()[0];
        write(writer -> {
            writer.upsert(CHUNK, List.of(node));
            node.vector()[0] = 42;
        });

        assertThat(fetch(CHUNK, List.of(node.id())).get(0).vector()[0]).isEqualTo(first);
    }

    @Test
    default void a_very_long_text_and_title_are_kept_and_found() {
        assumeThat(takesLongTexts()).isTrue();
        String text = "needle " + "长文本 long ".repeat(20_000);
        writeChunks(node("s:a", 0, text), node("s:b", 0, "x".repeat(100_000)));

        List<String> texts = read(reader ->
                StoreFixture.texts(reader.lexical(CHUNK, "needle", 5, NodeFilter.all(), StoreFixture.soon())));

        assertThat(texts).containsExactly(text);
    }

    private List<Node> scanned(String from, String to) {
        return read(reader -> {
            List<Node> nodes = new ArrayList<>();
            reader.scan(CHUNK, from, to, nodes::add);
            return nodes;
        });
    }

    private List<CatalogueRow> catalogue(String from, String to) {
        return read(reader -> {
            List<CatalogueRow> rows = new ArrayList<>();
            reader.scanCatalogue(from, to, rows::add);
            return rows;
        });
    }
}
