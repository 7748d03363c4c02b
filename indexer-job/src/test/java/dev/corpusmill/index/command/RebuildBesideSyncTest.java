package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.BuildJob;
import dev.corpusmill.testkit.store.ForwardingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rebuilds beside syncs: what either writes or replaces while the other one runs. */
class RebuildBesideSyncTest {
    /** Operators are serialized on their way to the cluster; what happens in between stays here. */
    private static final Map<String, Runnable> MEANWHILE = new ConcurrentHashMap<>();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    @TempDir
    Path work;

    private RebuildHarness rebuilds;

    @BeforeEach
    void firstBuild() {
        rebuilds = new RebuildHarness(work);
    }

    @Test
    void what_a_sync_writes_while_a_rebuild_runs_is_in_the_new_generation() {
        BuildJob job = RebuildHarness.job(rebuilds.config(), rebuilds.opener());
        RunReport report = rebuilds.rebuild((plan, from, recipe) -> {
            Map<String, Object> counters = job.apply(plan, from, recipe);
            if (plan.inputs() == 60) { // the first round: the next one lists one document more
                rebuilds.write("late.txt", "A late entry.", 0);
                rebuilds.write("5.txt", "An edited entry.", 1000);
                assertThat(rebuilds.sync().exitCode()).isZero();
            }
            return counters;
        });

        assertThat(report.exitCode()).as(report.message()).isZero();
        assertThat(rebuilds.live()).isEqualTo("g2");
        assertThat(report.documents().inputs()).isEqualTo(61);
        assertThat(rebuilds.digest()).isEqualTo(rebuilds.digestOf("g1"));
    }

    @Test
    void what_a_sync_writes_between_the_last_look_and_the_promotion_is_caught_up_with() {
        RunReport report = rebuilds.rebuild(
                RebuildHarness.job(rebuilds.config(), rebuilds.opener()),
                new ForwardingStore(StoreAssembly.open(rebuilds.config())) {
                    @Override
                    public void promote(String generation) {
                        rebuilds.write("late.txt", "A late entry.", 0);
                        assertThat(rebuilds.sync().exitCode()).isZero();
                        super.promote(generation);
                    }
                });

        assertThat(report.exitCode()).as(report.message()).isZero();
        assertThat(rebuilds.live()).isEqualTo("g2");
        assertThat(rebuilds.digest()).isEqualTo(rebuilds.digestOf("g1"));
    }

    @Test
    void a_sync_whose_generation_is_replaced_while_it_plans_plans_again() {
        rebuilds.write("late.txt", "A late entry.", 0);
        CorpusmillConfig config = rebuilds.config();
        once(() -> rebuildWithout("late.txt"));
        IndexStore store = new ForwardingStore(StoreAssembly.open(config)) {
            @Override
            public GenerationReader openReader(String generation) {
                meanwhile();
                return super.openReader(generation);
            }
        };
        assertOvertaken(store, () -> StoreAssembly.open(config));
    }

    @Test
    void a_sync_whose_generation_is_replaced_while_it_writes_plans_again_for_the_new_one() {
        assertThat(rebuilds.rebuild(RebuildHarness.job(rebuilds.config(), rebuilds.opener()))
                        .exitCode())
                .isZero();
        rebuilds.promote("g1");
        rebuilds.write("late.txt", "A late entry.", 0);
        once(() -> rebuilds.promote("g2")); // as a rebuild would that had seen nothing of the new file
        CorpusmillConfig config = rebuilds.config();
        String key = work.toString();
        assertOvertaken(StoreAssembly.open(config), () -> new InterruptedStore(StoreAssembly.open(config), key));
    }

    private void assertOvertaken(IndexStore store, StoreOpener opener) {
        try (store;
                Lease lease = store.control().acquire(Role.WRITER).orElseThrow()) {
            RunReport report = RebuildHarness.syncRun(rebuilds.config(), opener).run(store, lease);
            assertThat(report.exitCode()).as(report.message()).isZero();
            assertThat(report.generation()).isEqualTo("g2");
        }
        assertThat(rebuilds.live()).isEqualTo("g2");
        assertThat(rebuilds.digest().digest())
                .isEqualTo(rebuilds.digestElsewhere().digest());
    }

    private void once(Runnable action) {
        MEANWHILE.put(work.toString(), () -> {
            MEANWHILE.remove(work.toString());
            action.run();
        });
    }

    private void meanwhile() {
        MEANWHILE.getOrDefault(work.toString(), () -> {}).run();
    }

    private void rebuildWithout(String name) {
        Path file = rebuilds.path("corpus").resolve(name);
        Path aside = rebuilds.path(name);
        try {
            Files.move(file, aside);
            assertThat(rebuilds.rebuild(RebuildHarness.job(rebuilds.config(), rebuilds.opener()))
                            .exitCode())
                    .isZero();
            Files.move(aside, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets something happen before the first writer is opened. */
    private static final class InterruptedStore extends ForwardingStore {
        private final String key;

        InterruptedStore(IndexStore store, String key) {
            super(store);
            this.key = key;
        }

        @Override
        public GenerationWriter openWriter(String generation) {
            MEANWHILE.getOrDefault(key, () -> {}).run();
            return super.openWriter(generation);
        }
    }
}
