package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.cluster.FlinkCluster;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.SyncRun;
import dev.corpusmill.store.IndexDigest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that fails in the middle and restarts by itself ends in the index of an undisturbed one. */
class FailoverTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkCluster.withSlots(2);

    /** Operators are serialized on their way to the cluster, plans of failures stay here. */
    private static final Map<String, FlakyStore.Plan> PLANS = new ConcurrentHashMap<>();

    @TempDir
    Path work;

    @BeforeEach
    void corpus() throws IOException {
        Files.createDirectories(work.resolve("corpus"));
        for (int i = 0; i < 40; i++) {
            Files.writeString(
                    work.resolve("corpus/" + i + ".txt"), ("Entry " + i + " of the log of the light. ").repeat(1 + i));
        }
    }

    @Test
    void a_store_that_fails_for_a_moment_costs_a_repetition_or_a_restart_and_no_row() {
        IndexDigest undisturbed = sync("calm", new FlakyStore.Plan(FailureKind.TRANSIENT, 0, 0));

        assertThat(sync("upsert", new FlakyStore.Plan(FailureKind.TRANSIENT, 1, 0)))
                .isEqualTo(undisturbed);
        assertThat(sync("commit", new FlakyStore.Plan(FailureKind.TRANSIENT, 0, 1)))
                .isEqualTo(undisturbed);
    }

    @Test
    void a_store_that_is_broken_ends_the_run_at_once_with_its_reason() {
        FlakyStore.Plan broken = new FlakyStore.Plan(FailureKind.FATAL, 1, 0);

        assertThatThrownBy(() -> sync("broken", broken))
                .isInstanceOf(ClassifiedException.class)
                .hasMessage("planned failure: after=upsert");
        assertThat(broken.upsertsUntilFailure().get())
                .as("no second attempt was made")
                .isZero();
    }

    private IndexDigest sync(String name, FlakyStore.Plan plan) {
        PLANS.put(name, plan);
        CorpusmillConfig config = config(name);
        try (IndexStore store = StoreAssembly.open(config);
                Lease lease = store.control().acquire(Role.WRITER).orElseThrow();
                PrintStream quiet = new PrintStream(OutputStream.nullOutputStream())) {
            RunReport report = new SyncRun(
                            "sync",
                            new SyncRun.Tools(
                                    config,
                                    () -> new FlakyStore(StoreAssembly.open(config), PLANS.get(name)),
                                    TestEmbedder::new,
                                    quiet),
                            PlanOptions.NONE)
                    .run(store, lease);
            assertThat(report.exitCode()).isZero();
            try (GenerationReader reader = store.openReader(store.live().orElseThrow())) {
                return IndexDigest.of(reader);
            }
        }
    }

    private CorpusmillConfig config(String name) {
        try {
            Path file = Files.writeString(
                    work.resolve("corpusmill.yaml"), "sources: [{name: s, uri: '" + work.resolve("corpus") + "'}]\n");
            return ConfigReader.read(
                    file,
                    List.of(
                            "store.path=" + work.resolve(name),
                            "embedding.engine=test",
                            "groups.chunk.max-tokens=32",
                            "job.parallelism=2"),
                    variable -> null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
