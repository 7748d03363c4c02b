package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.store.IndexDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The two halves of a sync, and what keeps a plan from being applied to another index than it was made for. */
class PlanApplyTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    private SyncHarness index;
    private Path plan;

    @BeforeEach
    void corpus() throws IOException {
        index = new SyncHarness(work);
        plan = work.resolve("plan");
        index.write("a.txt", "The lamp is lit at dusk.\n\nThe lamp is put out at dawn.");
        index.write("sub/b.md", "# Tides\n\nThe tide turns twice a day.");
        index.write("sub/c.txt", "The keeper trims the wick before dusk. ".repeat(30));
    }

    @Test
    void a_plan_that_is_applied_gives_the_index_of_a_sync() throws IOException {
        assertThat(plan()).isZero();
        assertThat(apply()).isZero();
        IndexDigest applied = index.digest();
        assertThat(index.report().get("command").asText()).isEqualTo("apply");
        assertThat(index.report().get("indexed").asLong()).isEqualTo(3);

        index.set("store.path=" + work.resolve("fresh"));
        assertThat(index.sync()).isZero();
        assertThat(applied).isEqualTo(index.digest());
    }

    @Test
    void a_plan_says_what_it_will_do_and_changes_nothing() throws IOException {
        index.set("guards.max-deletes=100%").sync();
        IndexDigest before = index.digest();
        index.write("new.txt", "A rope hangs from the rail.");
        index.edit("a.txt", "The lamp is never lit.");
        Files.delete(index.corpus.resolve("sub/b.md"));

        assertThat(plan("--keep")).isZero();

        JsonNode documents = summary().get("documents");
        assertThat(documents.get("ADD").asLong()).isEqualTo(1);
        assertThat(documents.get("UPDATE").asLong()).isEqualTo(1);
        assertThat(documents.get("DELETE").asLong()).isEqualTo(1);
        assertThat(documents.get("KEEP").asLong()).isEqualTo(1);
        assertThat(lines("part-00000.jsonl"))
                .anyMatch(line -> line.contains("\"op\":\"ADD\"") && line.contains("\"document\":\"s:new.txt\""));
        assertThat(lines("gone-00000.jsonl")).singleElement().asString().contains("s:sub/b.md", "not listed");
        assertThat(lines("keep-00000.jsonl")).singleElement().asString().contains("s:sub/c.txt", "KEEP");
        assertThat(index.digest()).isEqualTo(before);
    }

    @Test
    void an_estimate_follows_what_the_catalogue_and_the_last_runs_say() throws IOException {
        index.sync();
        long nodes = index.report().get("nodes").get("chunk").asLong();
        for (String path : List.of("a.txt", "sub/b.md", "sub/c.txt")) {
            index.edit(path, Files.readString(index.corpus.resolve(path)));
        }

        plan();

        JsonNode estimate = summary().get("estimate");
        assertThat(estimate.get("chunks").asLong()).isEqualTo(nodes);
        assertThat(estimate.get("tokens").asLong()).isPositive();
        assertThat(estimate.get("minutes").asDouble()).isPositive();
    }

    @Test
    void a_plan_is_refused_once_the_index_has_moved() throws IOException {
        index.sync();
        index.write("new.txt", "A rope hangs from the rail.");
        plan();
        index.write("newer.txt", "A bell hangs from the rope.");
        index.sync();
        IndexDigest before = index.digest();

        assertThat(apply()).isEqualTo(3);

        assertThat(index.report().get("message").asText()).contains("changed since the plan was made");
        assertThat(index.digest()).isEqualTo(before);
    }

    @Test
    void a_plan_is_applied_once() throws IOException {
        plan();
        assertThat(apply()).isZero();
        assertThat(apply()).isEqualTo(3);
        assertThat(index.report().get("message").asText()).contains("another generation is live");
    }

    @Test
    void a_plan_of_another_recipe_is_refused() {
        index.sync();
        plan();
        index.set("groups.chunk.max-tokens=24");

        assertThat(apply()).isEqualTo(3);

        assertThat(index.run("status")).isZero();
    }

    @Test
    void a_plan_with_too_many_deletions_says_so_and_is_refused_when_it_is_applied() throws IOException {
        index.sync();
        Files.delete(index.corpus.resolve("a.txt"));

        assertThat(plan()).isZero();
        assertThat(summary().get("refusals").get(0).asText()).contains("guards.max-deletes");
        assertThat(apply()).isEqualTo(3);
        assertThat(index.catalogue()).hasSize(3);

        plan = work.resolve("allowed");
        assertThat(plan("--allow-deletes")).isZero();
        assertThat(apply()).isZero();
        assertThat(index.catalogue()).hasSize(2);
    }

    @Test
    void a_half_written_plan_is_no_plan_and_a_full_folder_takes_none() throws IOException {
        plan();
        assertThat(plan()).as("the folder is not empty").isEqualTo(1);
        Files.delete(plan.resolve("summary.json"));
        assertThat(apply()).isEqualTo(1);
    }

    @Test
    void a_narrowed_run_leaves_all_other_documents_as_they_are() throws IOException {
        index.set("guards.max-deletes=100%").sync();
        index.edit("sub/c.txt", "The keeper sleeps.");
        index.edit("a.txt", "The lamp is never lit.");
        Files.delete(index.corpus.resolve("sub/b.md"));

        assertThat(index.sync("--only", "sub/**")).isZero();

        assertThat(index.report().get("inputs").asLong()).isEqualTo(1);
        assertThat(index.report().get("indexed").asLong()).isEqualTo(1);
        assertThat(index.report().get("deleted").asLong()).isEqualTo(1);
        assertThat(index.sync()).isZero();
        assertThat(index.report().get("indexed").asLong()).isEqualTo(1);
        assertThat(index.report().get("unchanged").asLong()).isEqualTo(1);
    }

    @Test
    void a_glob_that_is_none_is_wrong_usage() {
        assertThat(index.sync("--only", "[")).isEqualTo(2);
    }

    @Test
    void verify_finds_an_edit_that_kept_size_and_time_and_embeds_nothing_else() throws IOException {
        index.sync();
        index.write("a.txt", "The lamp is LIT at dusk.\n\nThe lamp is put out at dawn.");
        assertThat(index.sync()).isZero();
        assertThat(index.report().get("unchanged").asLong()).isEqualTo(3);

        assertThat(index.sync("--verify")).isZero();

        assertThat(index.report().get("indexed").asLong()).isEqualTo(1);
        assertThat(index.report().get("unchanged").asLong()).isEqualTo(2);
        assertThat(index.report().get("embedded").asLong()).isEqualTo(1);
    }

    @Test
    void a_recipe_that_leaves_the_text_of_chunks_alone_embeds_nothing() {
        index.sync();
        assertThat(index.set("parse.max-embedded=7").sync()).isZero();
        assertThat(index.report().get("indexed").asLong()).isEqualTo(3);
        assertThat(index.report().get("embedded").asLong()).isZero();
        assertThat(index.report().get("reused").asLong()).isPositive();
    }

    @Test
    void failed_documents_are_tried_again_when_somebody_asks_and_then_only() throws IOException {
        index.write("broken.pdf", "%PDF-1.4 this is not the rest of a PDF");
        index.set("guards.max-failed=50%").sync();
        long first = version("s:broken.pdf");
        index.write("new.txt", "A rope hangs from the rail.");
        Files.delete(index.corpus.resolve("a.txt"));

        assertThat(index.run("replay", "--report", index.reportFile().toString()))
                .as("one of one failed again")
                .isEqualTo(4);

        assertThat(index.report().get("inputs").asLong()).isEqualTo(1);
        assertThat(index.report().get("failed").asLong()).isEqualTo(1);
        long second = version("s:broken.pdf");
        assertThat(second).isGreaterThan(first);
        assertThat(index.catalogue())
                .extracting(CatalogueRow::documentId)
                .contains("s:a.txt")
                .doesNotContain("s:new.txt");
        assertThat(index.set("guards.max-deletes=1").sync()).isZero();
        assertThat(version("s:broken.pdf")).isEqualTo(second);
        assertThat(index.sync("--retry-failed")).isZero();
        assertThat(version("s:broken.pdf")).isGreaterThan(second);
    }

    @Test
    void documents_leave_after_as_many_complete_runs_as_the_guard_asks_for() throws IOException {
        index.set("guards.max-deletes=100%").set("guards.delete-after=3").sync();
        Files.delete(index.corpus.resolve("a.txt"));

        for (int run = 1; run < 3; run++) {
            assertThat(index.sync()).isEqualTo(4);
            assertThat(index.report().get("missing").asLong()).isEqualTo(1);
            assertThat(index.report().get("message").asText()).contains("still answer");
        }
        assertThat(index.sync()).isZero();
        assertThat(index.report().get("deleted").asLong()).isEqualTo(1);
    }

    @Test
    void half_the_corpus_unmounted_deletes_nothing_until_two_complete_runs_agree() throws IOException {
        index.sync();
        Files.move(index.corpus.resolve("sub"), work.resolve("unmounted"));
        Files.createDirectory(index.corpus.resolve("sub"));

        assertThat(index.sync()).isEqualTo(4);
        assertThat(index.report().get("deleted").asLong()).isZero();
        assertThat(index.catalogue())
                .filteredOn(row -> row.status() == DocumentStatus.MISSING)
                .hasSize(2);
        assertThat(index.sync())
                .as("both agree, but it is more than the guard allows")
                .isEqualTo(3);
        assertThat(index.catalogue()).hasSize(3);
        assertThat(index.set("guards.max-deletes=100%").sync()).isZero();
        assertThat(index.catalogue()).hasSize(1);
    }

    @Test
    void too_many_documents_without_text_end_with_exit_code_4() throws IOException {
        index.write("scan1.txt", " ");
        index.write("scan2.txt", "\n");

        assertThat(index.sync()).isEqualTo(4);

        assertThat(index.report().get("message").asText()).contains("guards.max-empty", "empty=2 of=5");
        assertThat(index.sync()).as("they are counted, and are no news").isZero();
        assertThat(index.report().get("empty").asLong()).isEqualTo(2);
    }

    private int plan(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--out", plan.toString()));
        all.addAll(List.of(arguments));
        return index.run("plan", all.toArray(String[]::new));
    }

    private int apply() {
        return index.run(
                "apply", plan.toString(), "--report", index.reportFile().toString());
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(plan.resolve("summary.json").toFile());
    }

    private List<String> lines(String name) throws IOException {
        try (Stream<String> lines = Files.lines(plan.resolve(name))) {
            return lines.toList();
        }
    }

    private long version(String documentId) {
        return index.catalogue().stream()
                .filter(row -> row.documentId().equals(documentId))
                .findFirst()
                .orElseThrow()
                .version();
    }
}
