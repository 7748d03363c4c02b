package dev.corpusmill.index.command;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.run.LeasedRun;
import dev.corpusmill.index.run.SyncRun;
import dev.corpusmill.index.run.SyncRun.Tools;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sync}: brings the live generation up to date with its sources. */
@Command(
        name = "sync",
        description = "Brings the index up to date with its sources: adds, updates and deletes what changed.",
        mixinStandardHelpOptions = true)
public final class SyncCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private SelectOptions select = new SelectOptions();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "writes report.json to this place as well, in a folder that is made if it is missing")
    private @Nullable Path report;

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        Tools tools = new Tools(config, IndexerAssembly.store(config), IndexerAssembly.embedder(config), System.out);
        return new LeasedRun("sync", config, report)
                .run((store, lease) -> new SyncRun("sync", tools, select.options(false)).run(store, lease));
    }
}
