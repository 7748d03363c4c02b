package dev.corpusmill.index.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.listing.DocumentGlobs;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.run.IndexStatus;
import dev.corpusmill.index.run.RunLine;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "shows one run and ends with its exit code; the number is in its report and on the terminal")
    private long run;

    @Option(names = "--documents", description = "lists the documents with their state, and why they are not indexed")
    private boolean documents;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "of --documents only those in these states: ${COMPLETION-CANDIDATES}")
    private Set<DocumentStatus> states = EnumSet.allOf(DocumentStatus.class);

    @Mixin
    private OnlyOption only = new OnlyOption();

    @Override
    public Integer call() throws JsonProcessingException {
        CorpusmillConfig config = options.read();
        if (documents) {
            return listed(config);
        }
        if (run > 0) {
            return ofRun(config);
        }
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

    private int listed(CorpusmillConfig config) {
        DocumentGlobs.Selection selection = new DocumentGlobs.Selection(only.globs());
        DocumentLines lines = new DocumentLines(System.out, json);
        try (IndexStore store = IndexerAssembly.store(config).open()) {
            Optional<String> live = store.live();
            if (live.isEmpty()) {
                System.err.println("index " + config.index().name() + " has no live generation yet");
                return ExitCode.FAILED;
            }
            try (GenerationReader reader = store.openReader(live.get())) {
                reader.scanCatalogue("", "", row -> {
                    if (states.contains(row.status()) && selection.match(row.documentId())) {
                        lines.print(row);
                    }
                });
            }
        }
        return ExitCode.DONE;
    }

    private int ofRun(CorpusmillConfig config) throws JsonProcessingException {
        Optional<RunLine> line = RunLine.of(config, run);
        if (line.isEmpty()) {
            System.err.println("the run has no report: it is still running, was killed, or is too old: run=" + run);
            return ExitCode.FAILED;
        }

        if (json) {
            System.out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(line.get()));
        } else {
            line.get().print(System.out);
        }

        return line.get().exitCode() < 0 ? ExitCode.FAILED : line.get().exitCode();
    }
}
