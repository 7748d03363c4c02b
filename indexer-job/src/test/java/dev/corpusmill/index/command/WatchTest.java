package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.WatchRun;
import dev.corpusmill.index.source.WatchEvents.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A watch over a corpus that changes: whatever happens, it ends in the index of a fresh build. */
class WatchTest {
    private static final String LONG = "The keeper trims the wick before dusk. ".repeat(30);
    private static final int FILES = Integer.getInteger("corpusmill.watch.files", 400);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    private WatchHarness index;

    @BeforeEach
    void corpus() throws IOException {
        index = new WatchHarness(work);
        for (int i = 0; i < 6; i++) {
            index.write("log/" + i + ".txt", ("Entry " + i + " of the log of the light. ").repeat(1 + 5 * i));
        }
        index.write("a.md", "# Tides\n\nThe tide turns twice a day.");
        index.write("b.txt", LONG);
    }

    @AfterEach
    void end() throws InterruptedException {
        index.close();
    }

    @Test
    void additions_edits_deletions_and_renames_end_in_the_index_of_a_fresh_build() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        index.write("new.txt", "A rope hangs from the rail.");
        index.write("b.txt", LONG.substring(0, 200));
        index.delete("a.md");
        Files.move(index.corpus.resolve("log/5.txt"), index.corpus.resolve("moved.txt"));

        index.scans.settle();
        RunReport report = index.stop(watch);

        assertThat(report.exitCode()).isZero();
        assertThat(report.documents().deleted()).isEqualTo(2);
        assertThat(report.documents().inputs()).isEqualTo(8);
        assertThat(report.work().reused())
                .as("text that moved takes its vectors along")
                .isPositive();
        index.assertFresh();
    }

    @Test
    void a_document_that_is_deleted_and_comes_back_with_its_old_time_is_there_again() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        Path kept = Files.move(index.corpus.resolve("a.md"), work.resolve("kept"));
        index.scans.settle();
        assertThat(index.catalogue()).doesNotContainKey("s:a.md");

        Files.move(kept, index.corpus.resolve("a.md"));
        index.scans.settle();

        assertThat(index.stop(watch).exitCode()).isZero();
        assertThat(index.catalogue()).containsKey("s:a.md");
        index.assertFresh();
    }

    @Test
    void a_file_that_is_still_being_written_is_taken_when_two_scans_agree() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        index.write("slow.txt", "The first half. ");
        assertThat(index.scans.scan().changes()).isZero();
        index.append("slow.txt", "The second half.");
        Scan second = index.scans.scan();
        assertThat(second.changes()).isZero();
        assertThat(second.waiting()).isEqualTo(1);

        assertThat(index.scans.scan().changes()).isEqualTo(1);

        index.scans.settle();
        assertThat(index.stop(watch).documents().indexed()).isEqualTo(9);
        index.assertFresh();
    }

    @Test
    void an_edit_of_a_document_that_is_under_way_follows_its_commit() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        index.write("a.md", "First.");
        index.scans.scan();
        assertThat(index.scans.scan().changes()).isEqualTo(1);
        index.write("a.md", "Second, and longer. ".repeat(40));
        index.scans.settle();
        index.write("a.md", "Third.");
        index.scans.settle();

        index.stop(watch);

        index.assertFresh();
    }

    @Test
    void more_deletions_than_the_guard_allows_are_held_and_told_and_all_else_goes_on() throws Exception {
        index.set("guards.max-deletes=20%");
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        for (int i = 0; i < 3; i++) {
            index.delete("log/" + i + ".txt");
        }
        index.write("new.txt", "A rope hangs from the rail.");

        Scan settled = index.scans.settle();

        assertThat(settled.held()).isEqualTo(3);
        RunReport report = index.stop(watch);
        assertThat(report.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(report.message()).contains("held", "guards.max-deletes");
        assertThat(report.documents().deleted()).isZero();
        assertThat(index.catalogue()).containsKeys("s:log/0.txt", "s:new.txt");
    }

    @Test
    void a_folder_that_vanishes_is_missing_first_and_leaves_after_a_scan_that_agrees() throws Exception {
        index.set("guards.max-deletes=90%");
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        Path away = Files.move(index.corpus.resolve("log"), work.resolve("away"));

        assertThat(index.scans.scan().deletes()).isZero();
        index.scans.commit();
        assertThat(index.catalogue().get("s:log/0.txt").status()).isEqualTo(DocumentStatus.MISSING);
        Files.move(away, index.corpus.resolve("log"));
        index.scans.settle();
        assertThat(index.catalogue().get("s:log/0.txt").status()).isEqualTo(DocumentStatus.INDEXED);
        Files.move(index.corpus.resolve("log"), away);
        index.scans.settle();

        assertThat(index.stop(watch).documents().deleted()).isEqualTo(6);
        index.assertFresh();
    }

    @Test
    void a_root_that_is_gone_for_a_while_deletes_nothing() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        Path away = Files.move(index.corpus, work.resolve("away"));

        for (int i = 0; i < 3; i++) {
            assertThat(index.scans.scan().failure()).contains("does not exist");
        }
        Files.move(away, index.corpus);
        index.scans.settle();

        assertThat(index.stop(watch).documents().deleted()).isZero();
        index.assertFresh();
    }

    @Test
    void many_small_files_at_once_are_all_taken() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        for (int i = 0; i < FILES; i++) {
            index.write("many/" + i % 7 + "/" + i + ".txt", "Note " + i + ".");
        }

        index.scans.settle();

        assertThat(index.stop(watch).documents().indexed()).isEqualTo(8 + FILES);
        index.assertFresh();
    }

    @Test
    void a_store_that_fails_restarts_the_job_and_costs_no_row() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        Map<String, CatalogueRow> before = index.catalogue();
        index.fail(new FlakyStore.Plan(FailureKind.TRANSIENT, 0, 1));
        for (int i = 0; i < 60; i++) {
            index.write("more/" + i + ".txt", ("Note " + i + ". ").repeat(i + 1));
        }
        index.write("b.txt", "Much shorter.");
        index.delete("a.md");

        index.scans.settle();
        index.fail(new FlakyStore.Plan(FailureKind.TRANSIENT, 2, 2));
        index.write("b.txt", LONG + LONG);
        index.delete("more/7.txt");
        index.scans.settle();

        RunReport report = index.stop(watch);
        assertThat(report.exitCode()).isZero();
        assertThat(index.catalogue().get("s:b.txt").version())
                .isGreaterThan(before.get("s:b.txt").version());
        index.assertFresh();
    }

    @Test
    void a_watch_that_is_stopped_goes_on_from_its_savepoint_and_loses_nothing() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        index.write("b.txt", "Edited just before the stop.");
        index.scans.scan();
        index.scans.scan(); // taken, and not committed when it is stopped
        index.stop(watch);
        index.delete("a.md");
        index.write("log/1.txt", "Edited while nobody watched.");
        index.write("new.txt", "Written while nobody watched.");

        Future<RunReport> resumed =
                index.watch(new WatchRun.Options(false, false, Optional.empty(), Optional.of(savepoint())));
        index.scans.settle();

        assertThat(index.stop(resumed).exitCode()).isZero();
        index.assertFresh();
    }

    @Test
    void another_generation_that_is_promoted_gets_all_that_changed_meanwhile() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        index.write("b.txt", "An edit that the other generation has not seen.");
        try (IndexStore store = index.store()) {
            Generation live = store.generations().get(0);
            store.create(new Generation(
                    "g2",
                    live.schema(),
                    live.recipe(),
                    live.model(),
                    live.engine(),
                    live.probes(),
                    live.language(),
                    live.groups(),
                    live.metadataTypes(),
                    live.createdMillis(),
                    "g1",
                    Generation.State.READY));
            store.promote("g2");
        }
        assertThat(index.scans.promotion()).isEqualTo("g2");

        index.scans.settle();

        RunReport report = index.stop(watch);
        assertThat(report.generation()).isEqualTo("g2");
        assertThat(report.documents().indexed()).isEqualTo(8);
        index.assertFresh();
    }

    @Test
    void it_ends_by_itself_when_nothing_is_left_to_do_if_it_was_asked_to() throws Exception {
        Future<RunReport> watch = index.watch(new WatchRun.Options(false, true, Optional.empty(), Optional.empty()));
        index.scans.settle();

        assertThat(index.end(watch).exitCode()).isZero();
        index.assertFresh();
    }

    @Test
    void it_holds_the_lease_of_the_writer_and_leaves_that_of_the_builder() throws Exception {
        Future<RunReport> watch = index.watch();
        index.scans.settle();
        try (IndexStore store = index.store()) {
            assertThat(store.control().acquire(Role.WRITER)).isEmpty();
            store.control().acquire(Role.BUILDER).orElseThrow().close();
        }

        index.stop(watch);

        try (IndexStore store = index.store()) {
            store.control().acquire(Role.WRITER).orElseThrow().close();
        }
    }

    private String savepoint() throws IOException {
        try (Stream<Path> files = Files.walk(work.resolve("data"))) {
            return files.filter(file -> file.getFileName().toString().equals("_metadata"))
                    .map(file -> file.getParent().toUri().toString())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
