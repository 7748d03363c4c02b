package dev.corpusmill.index.command;

import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.LeasedRun;
import dev.corpusmill.index.run.RebuildRun;
import dev.corpusmill.index.run.SyncRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rebuild}: builds a new generation beside the live one, compares it and promotes it. */
@Command(
        name = "rebuild",
        description = "Builds a new generation beside the live one, which keeps answering; compares both, and promotes"
                + " the new one if it is no worse. Unchanged documents and vectors of unchanged text are copied.",
        mixinStandardHelpOptions = true)
public final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--allow-deletes",
            description =
                    "drops even more documents than guards.max-deletes, and those that vanished with their folder")
    private boolean allowDeletes;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "writes report.json to this place as well, in a folder that is made if it is missing")
    private @Nullable Path report;

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        return new LeasedRun("rebuild", Role.BUILDER, config, report)
                .run((store, lease) -> store.live().isPresent()
                        ? rebuild(config, store, Role.BUILDER, lease)
                        : firstBuild(config, store, lease));
    }

    /** No other run may create the first generation at the same time. */
    private RunReport firstBuild(CorpusmillConfig config, IndexStore store, Lease lease) {
        Optional<Lease> writer = store.control().acquire(Role.WRITER);
        if (writer.isEmpty()) {
            return RunReport.ofFailure(
                    "rebuild",
                    lease.runToken(),
                    config.index().name(),
                    ExitCode.BUSY,
                    "another run is making the first generation of this index");
        }
        try (Lease held = writer.get()) {
            return rebuild(config, store, Role.WRITER, held);
        }
    }

    private RunReport rebuild(CorpusmillConfig config, IndexStore store, Role role, Lease lease) {
        StoreOpener opener = IndexerAssembly.store(config).under(role, lease);
        SyncRun.Tools tools = new SyncRun.Tools(config, opener, IndexerAssembly.embedder(config), System.out);
        return RebuildRun.of(tools, PlanOptions.NONE.withAllowDeletes(allowDeletes))
                .run(store, lease);
    }
}
