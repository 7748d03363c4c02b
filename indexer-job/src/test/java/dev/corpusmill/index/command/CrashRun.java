package dev.corpusmill.index.command;

import dev.corpusmill.api.store.ControlRecord.Claim;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.command.CrashCell.Command;
import dev.corpusmill.index.command.TrapStore.Recovery;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.BuildJob;
import dev.corpusmill.index.run.RebuildRun;
import dev.corpusmill.index.run.SyncRun;
import dev.corpusmill.index.run.SyncRun.Tools;
import dev.corpusmill.index.run.WatchRun;
import dev.corpusmill.index.source.WatchSource;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs a command as its own class does, on stores, models and clocks of the crash matrix. */
final class CrashRun {
    private static final PrintStream QUIET =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    /** Sources are serialized on their way to the cluster; their clocks stay here. */
    private static final Map<String, CrashClock> CLOCKS = new ConcurrentHashMap<>();

    private final CorpusmillConfig config;
    private final String folder;
    private final Recovery recovery;
    private final Runnable between;
    private final CrashClock clock;

    /** {@code between} happens in the middle of a rebuild or a watch: after the first round or the first commit. */
    CrashRun(CorpusmillConfig config, String folder, Recovery recovery, Runnable between) {
        this.config = config;
        this.folder = folder;
        this.recovery = recovery;
        this.between = between;
        this.clock = new CrashClock(between);
        CLOCKS.put(folder, clock);
    }

    CrashClock clock() {
        return clock;
    }

    RunReport run(Command command) {
        Role role = command == Command.REBUILD ? Role.BUILDER : Role.WRITER;
        try (IndexStore store = store().open();
                Lease lease = store.control().acquire(role).orElseThrow()) {
            store.writeUnder(new Claim(role, lease.runToken()));
            return switch (command) {
                case SYNC -> sync(store, lease);
                case REBUILD -> rebuild(store, lease);
                case WATCH -> watch(store, lease);
            };
        }
    }

    private RunReport sync(IndexStore store, Lease lease) {
        return new SyncRun("sync", tools(), PlanOptions.NONE).run(store, lease);
    }

    private RunReport rebuild(IndexStore store, Lease lease) {
        IndexingJob index = new IndexingJob(config, store().under(Role.BUILDER, lease), embedder());
        BuildJob job = BuildJob.of(index, QUIET);
        BuildJob rounds = (plan, from, recipe) -> {
            Map<String, Object> counters = job.apply(plan, from, recipe);
            between.run();
            return counters;
        };
        return new RebuildRun(config, embedder(), rounds, PlanOptions.NONE, Clock.systemUTC()).run(store, lease);
    }

    private RunReport watch(IndexStore store, Lease lease) {
        String key = folder;
        WatchSource.Tools source = new WatchSource.Tools(
                store(), IndexerAssembly.files(), () -> CLOCKS.get(key).timer(), metrics -> CLOCKS.get(key));
        WatchRun.Options options = new WatchRun.Options(false, true, Optional.empty(), Optional.empty());
        return new WatchRun(tools(), source, options).run(store, lease, () -> false);
    }

    private Tools tools() {
        return new Tools(config, store(), embedder(), QUIET);
    }

    private StoreOpener store() {
        CorpusmillConfig opened = config;
        String key = folder;
        Recovery left = recovery;
        return () -> new TrapStore(StoreAssembly.open(opened), Trap.in(key), left);
    }

    private EmbedderOpener embedder() {
        String key = folder;
        return () -> new TrapEmbedder(Trap.in(key));
    }
}
