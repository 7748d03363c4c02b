package dev.corpusmill.bench;

import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.RebuildRun;
import dev.corpusmill.index.run.SyncRun;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/** An embedded index that is brought in step by {@code sync}, with a model that takes its time. */
final class NightlyIndex {
    private static final Duration SERVICE_TIME = Duration.ofMillis(50);
    private static final int SLOTS = 16;

    private final CorpusmillConfig config;
    private final EmbedderOpener embedder;

    private NightlyIndex(CorpusmillConfig config, EmbedderOpener embedder) {
        this.config = config;
        this.embedder = embedder;
    }

    /** The same of any source, with the test model as it is. */
    static NightlyIndex of(Path config, List<String> overrides) {
        CorpusmillConfig read = ConfigReader.read(config, overrides, System::getenv);
        return new NightlyIndex(read, IndexerAssembly.embedder(read));
    }

    NightlyIndex(Path config, Path corpus, Path index) {
        this(
                ConfigReader.read(
                        config,
                        List.of(
                                "index.name=bench",
                                "index.language=en",
                                "embedding.engine=test",
                                "job.parallelism=" + SLOTS,
                                "sources[0].uri=" + corpus,
                                "sources[0].exclude=[]",
                                "store.path=" + index),
                        System::getenv),
                NightlyIndex::slowEmbedder);
    }

    /** One run, as the scheduler does it every night. */
    RunReport sync() {
        return leased(Role.WRITER, (store, lease) -> new SyncRun("sync", tools(), PlanOptions.NONE).run(store, lease));
    }

    /** Another generation beside the live one, which it then replaces. */
    RunReport rebuild() {
        return leased(Role.BUILDER, RebuildRun.of(tools(), PlanOptions.NONE)::run);
    }

    private SyncRun.Tools tools() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new SyncRun.Tools(config, IndexerAssembly.store(config), embedder, nowhere);
    }

    private RunReport leased(Role role, BiFunction<IndexStore, Lease, RunReport> run) {
        try (IndexStore store = IndexerAssembly.store(config).open();
                Lease lease = store.control().acquire(role).orElseThrow()) {
            RunReport report = run.apply(store, lease);
            if (report.exitCode() != 0) {
                throw new IllegalStateException("the run failed: " + report.message());
            }
            return report;
        }
    }

    private static TestEmbedder slowEmbedder() {
        return new TestEmbedder(SERVICE_TIME, NightlyIndex::sleep);
    }

    private static void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
