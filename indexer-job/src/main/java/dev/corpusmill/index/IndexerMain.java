package dev.corpusmill.index;

import dev.corpusmill.index.cluster.Deployment;
import dev.corpusmill.index.command.ApplyCommand;
import dev.corpusmill.index.command.AuditCommand;
import dev.corpusmill.index.command.DropCommand;
import dev.corpusmill.index.command.ExplainCommand;
import dev.corpusmill.index.command.IndexCommandLine;
import dev.corpusmill.index.command.PlanCommand;
import dev.corpusmill.index.command.RebuildCommand;
import dev.corpusmill.index.command.ReplayCommand;
import dev.corpusmill.index.command.RollbackCommand;
import dev.corpusmill.index.command.StatusCommand;
import dev.corpusmill.index.command.SyncCommand;
import dev.corpusmill.index.command.WatchCommand;
import picocli.CommandLine.Command;

/** The indexer: the same main class under {@code flink run} and under {@code scripts/corpusmill index}. */
@Command(
        name = "corpusmill index",
        description = "Builds the index and keeps it up to date with its sources.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SyncCommand.class,
            WatchCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            ReplayCommand.class,
            RebuildCommand.class,
            RollbackCommand.class,
            DropCommand.class,
            StatusCommand.class,
            ExplainCommand.class,
            AuditCommand.class
        })
public final class IndexerMain {
    private IndexerMain() {}

    /** The commands, for callers that run them in their own process. */
    public static Object command() {
        return new IndexerMain();
    }

    public static void main(String[] arguments) {
        Deployment.current().end(IndexCommandLine.run(command(), arguments));
    }
}
