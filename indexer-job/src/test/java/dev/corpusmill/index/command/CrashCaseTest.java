package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.command.CrashCell.Command;
import dev.corpusmill.index.command.CrashCell.Fault;
import dev.corpusmill.index.command.CrashCell.Kind;
import dev.corpusmill.index.command.CrashCell.Place;
import dev.corpusmill.index.command.Trap.Cut;
import dev.corpusmill.index.command.TrapStore.Recovery;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Crashes that meet a change of the source: what one run left half done, the next one does not find as the plan of the first
 * had it. Where a test is run without a part of the recovery, it shows that the part is needed.
 */
class CrashCaseTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_700_000_000_000L);
    private static final Runnable DEATH = () -> {
        throw new StoreException(FailureKind.FATAL, "planned death");
    };
    private static final String LONG = "The keeper trims the wick before dusk, and notes it in the log.\n\n".repeat(24);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(4);

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    @TempDir
    Path work;

    private CrashIndex index;

    @ParameterizedTest
    @EnumSource
    void a_document_that_was_added_half_written_and_then_gone_leaves_nothing(Kind store) throws Exception {
        IndexDigest before = indexed(store);
        added(Recovery.ALL);

        assertThat(sync(Recovery.ALL)).isZero();

        assertRight(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_document_that_is_half_written_and_gone_in_the_next_attempt_leaves_nothing(Kind store) throws Exception {
        IndexDigest before = indexed(store);
        Path added = write("new.txt", "New. " + LONG, 0);
        trap(Place.NODE_WRITE, () -> {
            remove(added);
            throw new IllegalStateException("planned crash");
        });

        assertThat(sync(Recovery.ALL)).as("it could not be fetched").isEqualTo(4);
        assertThat(index.findings()).isEmpty();
        assertThat(sync(Recovery.ALL)).isZero();

        assertRight(before);
    }

    @ParameterizedTest
    @EnumSource(names = "MILVUS")
    void without_marks_what_was_half_written_of_a_document_that_is_gone_stays(Kind store) throws Exception {
        indexed(store);
        added(Recovery.WITHOUT_MARKS);

        assertThat(sync(Recovery.WITHOUT_MARKS)).isZero();

        assertThat(index.findings()).isNotEmpty();
    }

    private void added(Recovery recovery) throws IOException {
        Path added = write("new.txt", "New. " + LONG, 0);
        dies(Place.NODE_WRITE, recovery);
        Files.delete(added);
    }

    @ParameterizedTest
    @EnumSource
    void an_edit_that_is_undone_with_its_old_time_after_a_crash_leaves_the_old_document(Kind store) throws Exception {
        IndexDigest before = indexed(store);
        undone(Recovery.ALL);

        assertThat(sync(Recovery.ALL)).isZero();

        assertRight(before);
    }

    @ParameterizedTest
    @EnumSource(names = "MILVUS")
    void without_marks_an_edit_that_is_undone_leaves_half_of_it(Kind store) throws Exception {
        indexed(store);
        undone(Recovery.WITHOUT_MARKS);

        assertThat(sync(Recovery.WITHOUT_MARKS)).isZero();

        assertThat(index.findings()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_edit_that_was_undone_before_its_document_was_closed_leaves_the_old_document(Kind store) throws Exception {
        IndexDigest before = indexed(store);
        write("b.txt", "Another. " + LONG, 1);
        dies(new Trap(Place.CATALOGUE_WRITE, store == Kind.MILVUS ? 2 : 1, Cut.NOTHING, DEATH), Recovery.ALL);
        write("b.txt", "B. " + LONG, 0);

        assertThat(sync(Recovery.ALL)).isZero();

        assertRight(before);
    }

    @ParameterizedTest
    @EnumSource(names = "MILVUS")
    void without_marks_an_edit_that_was_undone_before_its_document_was_closed_stays(Kind store) throws Exception {
        indexed(store);
        write("b.txt", "Another. " + LONG, 1);
        dies(new Trap(Place.CATALOGUE_WRITE, 1, Cut.NOTHING, DEATH), Recovery.WITHOUT_MARKS);
        write("b.txt", "B. " + LONG, 0);

        assertThat(sync(Recovery.WITHOUT_MARKS)).isZero();

        assertThat(index.findings()).isNotEmpty();
    }

    private void undone(Recovery recovery) throws IOException {
        write("b.txt", "Another. " + LONG, 1);
        dies(Place.NODE_WRITE, recovery);
        write("b.txt", "B. " + LONG, 0);
    }

    @ParameterizedTest
    @EnumSource
    void an_edit_that_is_undone_between_two_attempts_leaves_the_old_document(Kind store) throws Exception {
        IndexDigest before = indexed(store);
        write("b.txt", "Another. " + LONG, 1);
        trap(Place.CHECKPOINT, () -> {
            write("b.txt", "B. " + LONG, 0);
            throw new IllegalStateException("planned crash");
        });

        assertThat(sync(Recovery.ALL)).isZero();

        assertRight(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_deletion_that_is_half_done_when_the_mount_returns_is_undone(Kind store) throws Exception {
        IndexDigest before = indexed(store);
        returned(Recovery.ALL);

        assertThat(sync(Recovery.ALL)).isZero();

        assertRight(before);
    }

    @ParameterizedTest
    @EnumSource(names = "MILVUS")
    void without_marks_a_deletion_that_is_half_done_leaves_holes(Kind store) throws Exception {
        indexed(store);
        returned(Recovery.WITHOUT_MARKS);

        assertThat(sync(Recovery.WITHOUT_MARKS)).isZero();

        assertThat(index.findings()).isNotEmpty();
    }

    /** The folder is away for two runs; the second one deletes, and dies doing so. */
    private void returned(Recovery recovery) throws IOException {
        Path mount = index.folder.resolve("corpus/mount");
        Path away = index.folder.resolve("away");
        Files.move(mount, away);
        assertThat(sync(recovery)).as("documents are missing").isEqualTo(4);
        dies(Place.STALE_DELETE, recovery);
        Files.move(away, mount);
    }

    @ParameterizedTest
    @EnumSource
    void a_document_that_was_gone_when_it_was_read_is_taken_over_by_a_rebuild_with_its_old_text(Kind store) {
        indexed(store, "guards.delete-after=2");
        Path edited = write("b.txt", "Another. " + LONG, 1);
        trap(Place.PARSE, () -> remove(edited));
        Set<String> nodes = index.nodes();
        assertThat(sync(Recovery.ALL)).as("it could not be fetched").isEqualTo(4);

        RunReport rebuilt = index.run(Command.REBUILD, Recovery.ALL);

        assertThat(rebuilt.exitCode()).as(rebuilt.message()).isEqualTo(4);
        assertThat(rebuilt.message()).contains("documents vanished and still answer");
        assertThat(index.findings()).isEmpty();
        assertThat(index.nodes()).as("of the edited one, too").containsAll(nodes);
    }

    @ParameterizedTest
    @EnumSource
    void a_document_that_shrinks_between_two_attempts_of_a_run_leaves_no_row_behind(Kind store) throws Exception {
        indexed(store);
        shrinks(Recovery.ALL);

        assertRight(fresh());
    }

    @ParameterizedTest
    @EnumSource
    void without_cleaning_a_document_that_shrinks_between_two_attempts_leaves_rows(Kind store) throws Exception {
        indexed(store);
        shrinks(Recovery.WITHOUT_CLEANING);

        assertThat(index.findings()).isNotEmpty();
    }

    private void shrinks(Recovery recovery) {
        write("new.txt", "New. " + LONG, 0);
        trap(Place.CHECKPOINT, () -> {
            write("new.txt", "New, and short.", 1);
            throw new IllegalStateException("planned crash");
        });
        assertThat(sync(recovery)).isZero();
    }

    private IndexDigest indexed(Kind store, String... settings) {
        index = index(work.resolve("index"), store, settings);
        write("a.txt", "A. " + LONG.substring(0, 600), 0);
        write("b.txt", "B. " + LONG, 0);
        write("mount/c.txt", "C. " + LONG, 0);
        write("mount/d.txt", "D. " + LONG, 0);
        assertThat(sync(Recovery.ALL)).isZero();
        return index.digest();
    }

    private static CrashIndex index(Path folder, Kind store, String... settings) {
        CrashCell cell = new CrashCell(Place.NODE_WRITE, Fault.EXCEPTION, Command.SYNC, store, 0);
        return new CrashIndex(folder, cell, MILVUS.server().uri(), settings);
    }

    private IndexDigest fresh() throws IOException {
        CrashIndex fresh = index(work.resolve("fresh"), Kind.LUCENE);
        Files.delete(fresh.folder.resolve("corpus"));
        Files.move(index.folder.resolve("corpus"), fresh.folder.resolve("corpus"));
        assertThat(fresh.run(Recovery.ALL).exitCode()).isZero();
        Files.move(fresh.folder.resolve("corpus"), index.folder.resolve("corpus"));
        return fresh.digest();
    }

    private void assertRight(IndexDigest wanted) {
        assertThat(index.findings()).isEmpty();
        assertThat(index.digest()).isEqualTo(wanted);
        assertThat(index.wrongVectors()).isEmpty();
    }

    private int sync(Recovery recovery) {
        return index.run(recovery).exitCode();
    }

    /** A run that ends for good in the middle of a request. */
    private void dies(Place place, Recovery recovery) {
        dies(new Trap(place, 1, Cut.HALF, DEATH), recovery);
    }

    private void dies(Trap trap, Recovery recovery) {
        Trap.set(index.folder.toString(), trap);
        assertThatExceptionOfType(ClassifiedException.class)
                .isThrownBy(() -> sync(recovery))
                .withMessageContaining("planned death");
        Trap.remove(index.folder.toString());
    }

    private void trap(Place place, Runnable strike) {
        Cut cut = place == Place.CHECKPOINT ? Cut.ALL : Cut.HALF;
        Trap.set(index.folder.toString(), new Trap(place, 1, cut, strike));
    }

    private Path write(String name, String text, int edition) {
        try {
            Path file = index.folder.resolve("corpus").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return Files.setLastModifiedTime(file, FileTime.fromMillis(LONG_AGO.toMillis() + 1000L * edition));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
