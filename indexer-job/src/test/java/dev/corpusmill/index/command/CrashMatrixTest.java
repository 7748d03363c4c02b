package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.index.audit.Finding;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.command.CrashCell.Command;
import dev.corpusmill.index.command.CrashCell.Fault;
import dev.corpusmill.index.command.CrashCell.Kind;
import dev.corpusmill.index.command.CrashCell.Place;
import dev.corpusmill.index.command.TrapStore.Recovery;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The crash matrix: something goes wrong once at one place of one run, and the index is in the end what an undisturbed run
 * makes. {@code corpusmill.crash.seeds} says for how many seeds all cells are run, {@code corpusmill.crash.match} takes
 * those whose names match it; without them a few are drawn by {@code corpusmill.seed}.
 */
class CrashMatrixTest {
    private static final int DRAWN = Integer.getInteger("corpusmill.crash.drawn", 8);
    private static final int SEEDS = Integer.getInteger("corpusmill.crash.seeds", 0);
    private static final String MATCH = System.getProperty("corpusmill.crash.match", "");
    private static final long SEED = Long.getLong("corpusmill.seed", System.nanoTime() % 1_000_000);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(4);

    private static final Map<Long, Truth> TRUTHS = new ConcurrentHashMap<>();

    private static final int RUNS = 4;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    @TempDir
    static Path work;

    /** What an undisturbed run makes of a seed's corpus before and after its changes. */
    private record Truth(CrashIndex base, IndexDigest changed) {}

    @TestFactory
    Stream<DynamicTest> whatever_goes_wrong_wherever_the_index_is_that_of_an_undisturbed_run() {
        return cells().stream().map(cell -> DynamicTest.dynamicTest(cell.toString(), () -> play(cell)));
    }

    private static List<CrashCell> cells() {
        if (SEEDS > 0 || !MATCH.isEmpty()) {
            return LongStream.range(SEED, SEED + Math.max(1, SEEDS))
                    .boxed()
                    .flatMap(seed -> sensible(seed).stream())
                    .filter(cell -> cell.toString().matches(MATCH.isEmpty() ? ".*" : MATCH))
                    .toList();
        }
        System.out.println("crash matrix: corpusmill.seed=" + SEED);
        List<CrashCell> drawn = new ArrayList<>(sensible(SEED));
        Collections.shuffle(drawn, new Random(SEED));
        return drawn.subList(0, DRAWN);
    }

    private static List<CrashCell> sensible(long seed) {
        return CrashCell.all(seed).stream()
                .filter(cell -> cell.leftOut().isEmpty())
                .toList();
    }

    private static void play(CrashCell cell) throws Exception {
        Truth truth = TRUTHS.computeIfAbsent(cell.seed(), CrashMatrixTest::truth);
        CrashIndex index = index(cell, truth);
        if (!disturbed(cell, index, Trap.nth(cell))) { // the run was shorter than the seed thought
            index = index(cell, truth);
            assertThat(disturbed(cell, index, 1)).as("the fault happened").isTrue();
        }
        check(cell, index, truth);
    }

    /** Runs the cell up to the last run that recovers from its fault; false where the fault did not happen. */
    private static boolean disturbed(CrashCell cell, CrashIndex index, int nth) throws Exception {
        index.corpus.change();
        if (cell.command() == Command.SYNC || cell.first()) {
            index.corpus.changeRest();
        }
        boolean done = false;
        if (cell.fault() == Fault.KILLED) {
            if (!CrashProcess.killed(index.folder, cell, nth, MILVUS.server().uri(), Recovery.ALL)) {
                return false;
            }
        } else {
            Trap trap = Trap.of(cell, nth, index::meanwhile);
            Trap.set(index.folder.toString(), trap);
            done = attempt(index);
            Trap.remove(index.folder.toString());
            if (!trap.sprung()) {
                return false;
            }
        }
        index.corpus.changeRest();
        for (int run = 0; run < RUNS && !done; run++) {
            done = attempt(index);
        }
        assertThat(done).as("a run comes through").isTrue();
        return true;
    }

    private static boolean attempt(CrashIndex index) {
        try {
            RunReport report = index.run(Recovery.ALL);
            if (report.exitCode() != 0) {
                System.out.println("  exit " + report.exitCode() + ": " + report.message());
            }
            return report.exitCode() == 0;
        } catch (ClassifiedException | IllegalStateException failure) {
            System.out.println("  failed: " + failure.getMessage());
            return false;
        }
    }

    private static void check(CrashCell cell, CrashIndex index, Truth truth) {
        List<Finding> findings = index.findings();
        if (cell.onlyAuditSees() && !findings.isEmpty()) {
            assertThat(index.command("audit", "--repair")).isZero();
            findings = index.findings();
        }
        assertThat(findings).isEmpty();
        assertThat(index.digest()).isEqualTo(truth.changed());
        assertThat(index.wrongVectors()).isEmpty();
        assertThat(index.others(State.READY)).hasSizeLessThanOrEqualTo(cell.place() == Place.DROP ? 0 : 1);
        assertThat(index.others(State.BUILDING)).isEmpty();
        RunReport again = index.run(Command.SYNC, Recovery.ALL);
        assertThat(again.exitCode()).as(again.message()).isZero();
        assertThat(again.documents().indexed() + again.documents().deleted())
                .as("what is left to do")
                .isZero();
    }

    private static CrashIndex index(CrashCell cell, Truth truth) {
        CrashIndex index = new CrashIndex(
                work.resolve("cell" + NUMBER.incrementAndGet()),
                cell,
                MILVUS.server().uri());
        index.corpus.base();
        if (!cell.first()) {
            index.stock(truth.base());
        }
        return index;
    }

    private static Truth truth(long seed) {
        CrashCell calm = new CrashCell(Place.DROP, Fault.STALL, Command.SYNC, Kind.LUCENE, seed);
        CrashIndex base = new CrashIndex(work.resolve("base" + seed), calm, "");
        base.corpus.base();
        assertThat(base.run(Recovery.ALL).exitCode()).isZero();
        CrashIndex changed = new CrashIndex(work.resolve("changed" + seed), calm, "");
        changed.corpus.base();
        changed.stock(base);
        changed.corpus.change();
        changed.corpus.changeRest();
        assertThat(changed.run(Recovery.ALL).exitCode()).isZero();
        assertThat(changed.findings()).isEmpty();
        return new Truth(base, changed.digest());
    }
}
