package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.store.IndexDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job, from a folder to an index, as a scheduler runs it. */
class SyncTest {
    private static final String LONG = "The keeper trims the wick before dusk. ".repeat(30);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    private SyncHarness index;

    @BeforeEach
    void corpus() throws IOException {
        index = new SyncHarness(work);
        index.write("a.txt", "The lamp is lit at dusk.\n\nThe lamp is put out at dawn.");
        index.write("sub/b.md", "# Tides\n\nThe tide turns twice a day.");
        index.write("sub/long.txt", LONG);
    }

    @Test
    void every_node_carries_the_vector_of_its_own_text_and_its_place_in_it() {
        assertThat(index.sync()).isZero();

        Set<String> seen = new HashSet<>();
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(store.live().orElseThrow());
                TestEmbedder embedder = new TestEmbedder()) {
            for (CatalogueRow row : index.catalogue()) {
                for (int i = 0; i < row.nodes().getOrDefault("chunk", 0); i++) {
                    String id = RowIds.node(row.documentId(), "chunk", i);
                    reader.fetch("chunk", List.of(id)).forEach(node -> {
                        seen.add(node.id());
                        float[] own = embedder.embedPassages(
                                        List.of(node.text()), Deadline.after(Duration.ofSeconds(5)))
                                .get(0);
                        assertThat(node.vector()).isEqualTo(own);
                        assertThat(node.version()).isEqualTo(row.version());
                    });
                }
            }
            assertThat(seen).hasSizeGreaterThan(5);
            assertThat((long) seen.size()).isEqualTo(reader.count("chunk", NodeFilter.all()));
        }
    }

    @Test
    void a_repeated_run_over_unchanged_files_reads_and_embeds_nothing() {
        index.sync();
        IndexDigest before = index.digest();

        assertThat(index.sync()).isZero();

        assertThat(report().get("unchanged").asLong()).isEqualTo(3);
        assertThat(report().get("embedded").asLong()).isZero();
        assertThat(report().get("writes").asLong()).isZero();
        assertThat(index.digest()).isEqualTo(before);
    }

    @Test
    void additions_edits_and_deletions_end_in_the_index_of_a_fresh_build() throws IOException {
        index.sync();
        index.write("new.txt", "A rope hangs from the rail.");
        index.edit("sub/long.txt", LONG.substring(0, 200));
        Files.delete(index.corpus.resolve("a.txt"));

        assertThat(index.set("guards.max-deletes=50%").sync()).isZero();

        assertThat(report().get("deleted").asLong()).isEqualTo(1);
        assertThat(report().get("indexed").asLong()).isEqualTo(2);
        IndexDigest updated = index.digest();
        index.set("store.path=" + work.resolve("fresh")).sync();
        assertThat(updated).isEqualTo(index.digest());
    }

    @Test
    void text_that_moved_to_another_file_takes_its_vectors_along() throws IOException {
        index.sync();
        Files.move(index.corpus.resolve("sub/long.txt"), index.corpus.resolve("moved.txt"));

        assertThat(index.set("guards.max-deletes=50%").sync()).isZero();

        assertThat(report().get("embedded").asLong()).isZero();
        assertThat(report().get("reused").asLong()).isPositive();
    }

    @Test
    void a_touched_file_with_the_same_bytes_embeds_and_writes_no_node() throws IOException {
        index.sync();
        index.edit("a.txt", "The lamp is lit at dusk.\n\nThe lamp is put out at dawn.");

        assertThat(index.sync()).isZero();

        assertThat(report().get("unchanged").asLong()).isEqualTo(3);
        assertThat(report().get("writes").asLong()).isZero();
        assertThat(index.sync()).isZero(); // and the new time is known now
        assertThat(report().get("unchanged").asLong()).isEqualTo(3);
    }

    @Test
    void another_tenant_reaches_every_document_and_embeds_nothing() {
        index.sync();

        assertThat(index.set("sources[0].tenant=harbour").sync()).isZero();

        assertThat(report().get("embedded").asLong()).isZero();
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            assertThat(reader.count("chunk", NodeFilter.visibleTo("harbour", Set.of("everyone"))))
                    .isEqualTo(reader.count("chunk", NodeFilter.all()))
                    .isPositive();
        }
        assertThat(index.catalogue()).allMatch(row -> row.tenant().equals("harbour"));
    }

    @Test
    void more_deletions_than_the_guard_allows_are_refused_and_change_nothing() throws IOException {
        index.sync();
        IndexDigest before = index.digest();
        Files.delete(index.corpus.resolve("a.txt"));

        assertThat(index.sync()).isEqualTo(3);

        assertThat(index.digest()).isEqualTo(before);
        assertThat(report().get("message").asText())
                .contains("guards.max-deletes")
                .contains("deletions=1 of=3");
        assertThat(index.sync("--allow-deletes")).isZero();
        assertThat(index.catalogue()).hasSize(2);
    }

    @Test
    void documents_that_vanish_with_their_folder_are_kept_for_one_more_run() throws IOException {
        index.set("guards.max-deletes=100%").sync();
        Files.delete(index.corpus.resolve("sub/b.md"));
        Files.delete(index.corpus.resolve("sub/long.txt"));

        assertThat(index.sync()).isEqualTo(4);
        assertThat(index.catalogue())
                .filteredOn(row -> row.status() == DocumentStatus.MISSING)
                .hasSize(2);
        assertThat(report().get("missing").asLong()).isEqualTo(2);

        assertThat(index.sync()).isZero();
        assertThat(index.catalogue()).extracting(CatalogueRow::documentId).containsExactly("s:a.txt");
    }

    @Test
    void a_missing_document_that_returns_is_found_again_without_embedding() throws IOException {
        index.set("guards.max-deletes=100%").sync();
        IndexDigest before = index.digest();
        Files.move(index.corpus.resolve("sub"), work.resolve("unmounted"));
        assertThat(index.sync()).isEqualTo(4);
        Files.move(work.resolve("unmounted"), index.corpus.resolve("sub"));

        assertThat(index.sync()).isZero();

        assertThat(report().get("embedded").asLong()).isZero();
        assertThat(index.digest()).isEqualTo(before);
    }

    @Test
    void a_broken_document_costs_nothing_but_itself_and_is_not_tried_again() throws IOException {
        index.write("broken.pdf", "%PDF-1.4 this is not the rest of a PDF");
        index.write("empty.txt", "  \n ");

        assertThat(index.set("guards.max-failed=50%").sync()).isZero();

        JsonNode report = report();
        assertThat(report.get("inputs").asLong()).isEqualTo(5);
        assertThat(report.get("indexed").asLong()).isEqualTo(3);
        assertThat(report.get("empty").asLong()).isEqualTo(1);
        assertThat(report.get("failed").asLong()).isEqualTo(1);
        JsonNode failure = report.get("failures").get(0);
        assertThat(failure.get("document").asText()).isEqualTo("s:broken.pdf");
        assertThat(failure.get("stage").asText()).isEqualTo(Stage.PARSE.label());
        assertThat(failure.get("reason").asText()).isNotBlank();

        assertThat(index.sync()).isZero();
        assertThat(report().get("failed").asLong()).isEqualTo(1);
        assertThat(report().get("empty").asLong()).isEqualTo(1);
        assertThat(report().get("unchanged").asLong()).isEqualTo(3);
    }

    @Test
    void a_document_that_breaks_loses_its_old_text() throws IOException {
        index.write("note.html", "<html><body><p>The fog horn sounds every minute.</p></body></html>");
        index.set("guards.max-failed=50%").sync();
        index.edit("note.html", "%PDF-1.4 now it claims to be something else");

        index.sync();

        CatalogueRow row = index.catalogue().stream()
                .filter(one -> one.documentId().equals("s:note.html"))
                .findFirst()
                .orElseThrow();
        assertThat(row.status()).isEqualTo(DocumentStatus.FAILED);
        assertThat(row.nodes()).isEmpty();
        try (IndexStore store = StoreAssembly.open(index.config());
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            assertThat(reader.count("chunk", new NodeFilter.Eq("document_id", "s:note.html")))
                    .isZero();
        }
    }

    @Test
    void too_many_failures_end_with_exit_code_4() throws IOException {
        index.write("broken.pdf", "%PDF-1.4 this is not the rest of a PDF");
        assertThat(index.sync()).isEqualTo(4);
        assertThat(report().get("message").asText()).contains("guards.max-failed");
    }

    @Test
    void a_file_over_the_limit_is_skipped_with_the_reason_and_its_old_text_leaves() throws IOException {
        index.set("guards.max-deletes=100%").sync();
        assertThat(index.set("parse.max-file-size=1KB").sync()).isZero();

        assertThat(report().get("skipped").asLong()).isEqualTo(1);
        assertThat(report().get("skippedDocuments").get(0).get("reason").asText())
                .contains("parse.max-file-size");
        assertThat(index.catalogue()).extracting(CatalogueRow::documentId).doesNotContain("s:sub/long.txt");
    }

    @Test
    void of_two_names_that_are_one_in_unicode_the_second_file_is_skipped_and_told() throws IOException {
        index.write("caf\u00e9.txt", "The walrus sings.");
        index.write("cafe\u0301.txt", "The parrot sings.");
        assertThat(index.sync()).isZero();
        String digest = index.digest().digest();

        assertThat(index.sync()).isZero();

        assertThat(report().get("skipped").asLong()).isEqualTo(1);
        assertThat(report().get("unchanged").asLong()).isEqualTo(4);
        assertThat(report().get("skippedDocuments").get(0).get("reason").asText())
                .contains("same name");
        assertThat(index.digest().digest()).isEqualTo(digest);
    }

    @Test
    void nothing_but_empty_documents_is_a_failure_and_no_index() throws IOException {
        for (String path : List.of("a.txt", "sub/b.md", "sub/long.txt")) {
            index.write(path, " ");
        }

        assertThat(index.sync()).isEqualTo(1);

        try (IndexStore store = StoreAssembly.open(index.config())) {
            assertThat(store.live()).isEmpty();
        }
    }

    @Test
    void a_report_that_cannot_be_written_is_told_before_anything_is_done_and_leaves_nothing_behind()
            throws IOException {
        Path folder = Files.createDirectories(work.resolve("out/report.json"));

        assertThat(index.sync("--report", folder.toString())).isEqualTo(1);

        assertThat(work.resolve("out")).isDirectoryContaining("glob:**/report.json");
        assertThat(work.resolve("out/report.json.new")).doesNotExist();
        try (IndexStore store = StoreAssembly.open(index.config())) {
            assertThat(store.generations()).isEmpty();
        }
    }

    @Test
    void a_run_that_fails_replaces_the_report_of_the_run_before_by_one_that_says_so() throws IOException {
        Files.writeString(index.reportFile(), "{\"exitCode\":0}");

        assertThat(index.set("sources[0].uri=" + work.resolve("gone")).sync()).isEqualTo(1);

        assertThat(report().get("exitCode").asInt()).isEqualTo(1);
        assertThat(report().get("message").asText()).contains("does not exist").contains("source=s");
    }

    @Test
    void a_second_run_at_the_same_time_ends_with_exit_code_5() {
        try (IndexStore store = StoreAssembly.open(index.config());
                Lease lease = store.control().acquire(Role.WRITER).orElseThrow()) {
            assertThat(lease.held()).isTrue();
            assertThat(index.sync()).isEqualTo(5);
        }
        assertThat(index.sync()).isZero();
    }

    @Test
    void an_index_of_another_model_is_refused_before_anything_is_written() {
        index.sync();
        IndexDigest before = index.digest();

        assertThat(index.set("embedding.engine=onnxruntime").sync()).isEqualTo(3);
        assertThat(report().get("exitCode").asInt()).isEqualTo(3);
        assertThat(report().get("message").asText()).contains("another model").contains("bge-small-en");

        index.set("embedding.engine=test");
        assertThat(index.digest()).isEqualTo(before);
    }

    @Test
    void a_changed_recipe_indexes_everything_again() {
        index.sync();
        assertThat(index.set("groups.chunk.max-tokens=24").sync()).isZero();
        assertThat(report().get("indexed").asLong()).isEqualTo(3);
        IndexDigest changed = index.digest();
        index.set("store.path=" + work.resolve("fresh")).sync();
        assertThat(changed).isEqualTo(index.digest());
    }

    @Test
    void what_could_not_be_read_of_a_document_is_in_the_report_of_this_run_and_of_the_next() throws IOException {
        byte[] text = "灯塔".repeat(200).getBytes(StandardCharsets.UTF_8);
        text[300] = (byte) 0xff;
        Files.write(index.write("broken.txt", ""), text);

        index.sync();

        assertThat(report().get("warned").asLong()).isEqualTo(1);
        JsonNode warning = report().get("warnings").get(0);
        assertThat(warning.get("document").asText()).isEqualTo("s:broken.txt");
        assertThat(warning.get("warnings").get(0).asText()).startsWith("undecodable characters: count=");

        index.sync();
        assertThat(report().get("unchanged").asLong()).isEqualTo(4);
        assertThat(report().get("warned").asLong()).isEqualTo(1);
    }

    private JsonNode report() {
        return index.report();
    }
}
