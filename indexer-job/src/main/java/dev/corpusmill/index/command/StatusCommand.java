package dev.corpusmill.index.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.store.IndexStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: what is in the index. */
@Command(name = "status", description = "Shows what is in the index.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--json", description = "prints JSON")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        CorpusmillConfig config = options.read();
        try (IndexStore store = IndexerAssembly.store(config).open()) {
            IndexStatus status = IndexStatus.of(config, store);
            if (json) {
                System.out.println(
                        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(status));
            } else {
                status.print(System.out);
            }
            return status.live().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
        }
    }
}
