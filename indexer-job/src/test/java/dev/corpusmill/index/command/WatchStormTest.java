package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.command.CrashCell.Kind;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random changes at random moments, with failures of store and source between them; {@code corpusmill.seed} repeats one. */
class WatchStormTest {
    private static final int ROUNDS = Integer.getInteger("corpusmill.watch.rounds", 2);
    private static final int CHANGES = 25;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(4);

    @TempDir
    Path work;

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    private final long seed = Long.getLong("corpusmill.seed", System.nanoTime());
    private final List<String> names = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void whatever_happens_and_whatever_fails_the_index_is_that_of_a_fresh_build(Kind store) throws Exception {
        Random random = new Random(seed);
        try (WatchHarness index = index(store, random)) {
            Future<RunReport> watch = index.watch();
            index.scans.settle();
            for (int round = 0; round < ROUNDS; round++) {
                storm(index, random);
            }
            index.scans.settle();

            assertThat(index.stop(watch).exitCode()).as("seed=%s", seed).isZero();
            index.assertFresh();
            assertThat(index.audit()).as("seed=%s", seed).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_changes_beside_a_rebuild_is_in_the_generation_that_it_makes(Kind store) throws Exception {
        Random random = new Random(seed);
        try (WatchHarness index = index(store, random)) {
            Future<RunReport> watch = index.watch();
            index.scans.settle();

            RunReport rebuilt = index.rebuild(() -> changed(index, random));

            assertThat(rebuilt.exitCode()).as(rebuilt.message()).isZero();
            assertThat(index.scans.promotion()).isEqualTo("g2");
            index.scans.settle();
            assertThat(index.stop(watch).exitCode()).as("seed=%s", seed).isZero();
            index.assertFresh();
            assertThat(index.audit()).as("seed=%s", seed).isZero();
        }
    }

    /** Some changes, the last of which are seen and perhaps not yet taken. */
    private void changed(WatchHarness index, Random random) {
        try {
            for (int i = 0; i < CHANGES; i++) {
                change(index, random);
                if (random.nextInt(8) == 0) {
                    index.scans.scan();
                }
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private WatchHarness index(Kind store, Random random) throws IOException {
        System.out.println("storm: corpusmill.seed=" + seed);
        WatchHarness index = new WatchHarness(work);
        if (store == Kind.MILVUS) {
            index.on(MILVUS.server());
        }
        index.set("guards.max-deletes=100%").set("job.restarts=1000");
        // A rebuild may list what is gone before it is read; its next round mends that.
        index.set("guards.max-failed=100%");
        index.write("stays.txt", "This one stays.");
        for (int i = 0; i < 20; i++) {
            write(index, random, "base/" + i + ".txt");
        }
        return index;
    }

    private void storm(WatchHarness index, Random random) throws Exception {
        index.fail(new FlakyStore.Plan(FailureKind.TRANSIENT, random.nextInt(20), random.nextInt(4)));
        if (random.nextBoolean()) {
            index.scans.breakNext();
        }
        for (int i = 0; i < CHANGES; i++) {
            change(index, random);
            if (random.nextInt(4) == 0) {
                index.scans.scan();
            }
        }
        if (random.nextBoolean()) {
            index.scans.settle();
        }
    }

    private void change(WatchHarness index, Random random) throws IOException {
        String name = names.isEmpty() ? "" : names.get(random.nextInt(names.size()));
        switch (name.isEmpty() ? 0 : random.nextInt(6)) {
            case 0, 1 -> write(index, random, "added/" + random.nextInt(3) + "/" + random.nextInt(1000) + ".txt");
            case 2, 3 -> write(index, random, name);
            case 4 -> {
                index.delete(name);
                names.remove(name);
            }
            default -> {
                String moved = "moved-" + random.nextInt(1_000_000) + ".txt";
                Files.move(index.corpus.resolve(name), index.corpus.resolve(moved));
                names.remove(name);
                names.add(moved);
            }
        }
    }

    private void write(WatchHarness index, Random random, String name) throws IOException {
        index.write(name, ("Line " + random.nextInt(50) + " of the log. ").repeat(1 + random.nextInt(40)));
        if (!names.contains(name)) {
            names.add(name);
        }
    }
}
