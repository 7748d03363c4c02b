package dev.corpusmill.index;

import dev.corpusmill.index.cluster.Deployment;
import dev.corpusmill.index.command.IndexCommandLine;
import picocli.CommandLine.Command;

/** The indexer: the same main class under {@code flink run} and under {@code scripts/corpusmill index}. */
@Command(
        name = "corpusmill index",
        description = "Builds the index and keeps it up to date with its sources.",
        mixinStandardHelpOptions = true)
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
