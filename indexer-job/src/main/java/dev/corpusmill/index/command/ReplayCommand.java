package dev.corpusmill.index.command;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.run.LeasedRun;
import dev.corpusmill.index.run.SyncRun;
import dev.corpusmill.index.run.SyncRun.Tools;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}: retries the documents that failed, and no others. */
@Command(
        name = "replay",
        description = "Retries the documents that failed, and no others; deletes nothing.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OnlyOption only = new OnlyOption();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "writes report.json to this place as well, in a folder that is made if it is missing")
    private @Nullable Path report;

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        Tools tools = new Tools(config, IndexerAssembly.store(config), IndexerAssembly.embedder(config), System.out);
        PlanOptions failed = new PlanOptions(false, false, true, true, only.globs(), false);
        return new LeasedRun("replay", config, report)
                .run((store, lease) -> new SyncRun("replay", tools, failed).run(store, lease));
    }
}
