package dev.corpusmill.index.command;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.run.LeasedRun;
import dev.corpusmill.index.run.StopSignal;
import dev.corpusmill.index.run.SyncRun.Tools;
import dev.corpusmill.index.run.WatchRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code watch}: keeps the live generation up to date with its sources until it is stopped. */
@Command(
        name = "watch",
        description = "Keeps the index up to date with its sources until it is stopped (SIGTERM or Ctrl-C).",
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--allow-deletes", description = "deletes even more documents than guards.max-deletes")
    private boolean allowDeletes;

    @Option(names = "--until-idle", description = "ends when a scan finds nothing to do")
    private boolean untilIdle;

    @Option(
            names = "--savepoints",
            paramLabel = "URI",
            description = "where the job leaves its savepoint when it is stopped (default: beside the reports)")
    private @Nullable String savepoints;

    @Option(names = "--from", paramLabel = "URI", description = "the savepoint from which the job resumes")
    private @Nullable String from;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "writes report.json to this place as well, in a folder that is made if it is missing")
    private @Nullable Path report;

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        Tools tools = new Tools(config, IndexerAssembly.store(config), IndexerAssembly.embedder(config), System.out);
        WatchRun.Options asked = new WatchRun.Options(
                allowDeletes, untilIdle, Optional.ofNullable(savepoints), Optional.ofNullable(from));
        try (StopSignal stop = StopSignal.listen()) {
            return new LeasedRun("watch", config, report)
                    .run((store, lease) ->
                            new WatchRun(tools, IndexerAssembly.watch(config), asked).run(store, lease, stop::raised));
        }
    }
}
