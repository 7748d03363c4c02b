package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.command.CrashCell.Command;
import dev.corpusmill.index.command.CrashCell.Fault;
import dev.corpusmill.index.command.CrashCell.Kind;
import dev.corpusmill.index.command.CrashCell.Place;
import dev.corpusmill.index.command.Trap.Cut;
import dev.corpusmill.index.command.TrapStore.Recovery;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import java.nio.file.Path;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The faults of the crash matrix do harm: with what recovers from them left out (the job's restart and the next run; for a
 * write that a store lost, the repair) the index is not that of an undisturbed run.
 */
class CrashBiteTest {
    private static final long SEED = 7;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(4);

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    @TempDir
    Path work;

    /** What readers of the index find, and what lies beside it. */
    private record Seen(IndexDigest digest, int findings, int retired) {}

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WRITE_LOST")
    void without_a_restart_and_another_run_the_index_is_not_right(Place place) {
        assertBites(place, Kind.LUCENE);
    }

    @ParameterizedTest
    @EnumSource(names = {"NODE_WRITE", "STALE_DELETE", "CATALOGUE_WRITE", "CHECKPOINT", "RESTORE", "PROMOTE", "DROP"})
    void nor_is_it_on_milvus(Place place) {
        assertBites(place, Kind.MILVUS);
    }

    private void assertBites(Place place, Kind store) {
        CrashIndex index = changed(place, store, "job.restarts=" + (place == Place.RESTORE ? 1 : 0));
        Trap trap = new Trap(place, 1, Cut.HALF, () -> {
            throw new IllegalStateException("planned crash");
        });
        Trap.set(index.folder.toString(), trap);
        assertThat(succeeds(index)).as("it fails for good").isFalse();
        Trap.remove(index.folder.toString());
        assertThat(trap.sprung()).isTrue();
        Seen left = seen(index);

        assertThat(succeeds(index)).as("the next run").isTrue();

        assertThat(left).isNotEqualTo(seen(index));
        assertThat(seen(index).findings()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void without_a_repair_rows_that_the_store_lost_are_missing(Kind store) {
        CrashIndex index = changed(Place.WRITE_LOST, store);
        Trap.set(index.folder.toString(), new Trap(Place.WRITE_LOST, 1, Cut.ALL, () -> {}));

        assertThat(succeeds(index)).isTrue();

        Trap.remove(index.folder.toString());
        assertThat(index.findings()).isNotEmpty();
        assertThat(index.command("audit", "--repair")).isZero();
        assertThat(index.findings()).isEmpty();
    }

    private CrashIndex changed(Place place, Kind store, String... more) {
        Command command = place == Place.PROMOTE || place == Place.DROP ? Command.REBUILD : Command.SYNC;
        CrashCell cell = new CrashCell(place, Fault.EXCEPTION, command, store, SEED);
        CrashIndex index =
                new CrashIndex(work.resolve("index"), cell, MILVUS.server().uri(), more);
        index.corpus.base();
        assertThat(index.run(Command.SYNC, Recovery.ALL).exitCode()).isZero();
        index.corpus.change();
        index.corpus.changeRest();
        return index;
    }

    private static boolean succeeds(CrashIndex index) {
        try {
            return index.run(Recovery.ALL).exitCode() == 0;
        } catch (ClassifiedException | IllegalStateException failure) {
            return false;
        }
    }

    private static Seen seen(CrashIndex index) {
        return new Seen(
                index.digest(),
                index.findings().size(),
                index.others(State.READY).size());
    }
}
