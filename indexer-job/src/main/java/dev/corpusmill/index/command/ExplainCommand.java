package dev.corpusmill.index.command;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.flow.RecordPlace;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.listing.DocumentGlobs;
import dev.corpusmill.index.listing.ExportException;
import dev.corpusmill.index.listing.RecordPlaces;
import dev.corpusmill.index.listing.SourceLister;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.ReportTable;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain DOCUMENT}: what became of one document. */
@Command(name = "explain", description = "Shows the state of one document.", mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(
            paramLabel = "DOCUMENT",
            description = "SOURCE:PATH, or of an export SOURCE:ID; without SOURCE where there is one")
    private String document = "";

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        if (document.isBlank() || document.endsWith(":")) {
            System.err.println("no document named: expected SOURCE:PATH, or PATH where there is one source");
            return ExitCode.USAGE;
        }

        Optional<DocumentId> named = documentId(config);
        if (named.isEmpty()) {
            System.err.println("no source named: document=" + ReportTable.printable(document)
                    + " expected SOURCE:PATH with one of "
                    + config.sources().stream().map(SourceConfig::name).toList());
            return ExitCode.USAGE;
        }
        DocumentId id = named.get();
        PrintStream out = System.out;

        try (IndexStore store = IndexerAssembly.store(config).open()) {
            Optional<String> live = store.live();
            if (live.isEmpty()) {
                out.println("index " + config.index().name() + " has no live generation yet");
                return ExitCode.FAILED;
            }

            try (GenerationReader reader = store.openReader(live.get())) {
                List<CatalogueRow> rows = reader.fetchCatalogue(List.of(id.toString()));
                if (rows.isEmpty()) {
                    out.println(ReportTable.printable(id.toString()) + " is not in generation " + live.get() + ": "
                            + whyNot(config, id));
                    return ExitCode.FAILED;
                }
                print(rows.get(0), live.get(), out);
                line(out, "record", place(config, id));
                return ExitCode.DONE;
            }
        }
    }

    /** Empty where there are several sources and none of them is named. */
    private Optional<DocumentId> documentId(CorpusmillConfig config) {
        for (SourceConfig source : config.sources()) {
            if (document.startsWith(source.name() + ":")) {
                return Optional.of(DocumentId.parse(document));
            }
        }
        return config.sources().size() == 1
                ? Optional.of(new DocumentId(config.sources().get(0).name(), document))
                : Optional.empty();
    }

    private static String whyNot(CorpusmillConfig config, DocumentId id) {
        for (SourceConfig source : config.sources()) {
            if (source.name().equals(id.source()) && source.records()) {
                RecordPlace place = places(config, id).get(id.toString());
                return place == null
                        ? "no record of source " + source.name() + " has this id"
                        : "no run has seen its record, " + place.label();
            }
            if (source.name().equals(id.source())) {
                return new DocumentGlobs(source).match(id.path())
                        ? SourceLister.whyNot(
                                IndexerAssembly.files(),
                                source,
                                id.path(),
                                config.parse().maxFileSize())
                        : "include and exclude of source " + source.name() + " keep it out";
            }
        }
        return "there is no source of that name";
    }

    /** Where a record is now; empty for a file, and for a record that is not there. */
    private static String place(CorpusmillConfig config, DocumentId id) {
        try {
            RecordPlace place = places(config, id).get(id.toString());
            return place == null ? "" : place.label();
        } catch (ClassifiedException | ExportException unlisted) {
            return "its source cannot be listed now: " + unlisted.getMessage();
        }
    }

    private static Map<String, RecordPlace> places(CorpusmillConfig config, DocumentId id) {
        return RecordPlaces.of(config, IndexerAssembly.files(), List.of(id.toString()));
    }

    private static void print(CatalogueRow row, String generation, PrintStream out) {
        out.println(ReportTable.printable(row.documentId()));
        Failure failure = row.failure();
        boolean leftOut = failure != null && failure.filtered();
        line(out, "status", (leftOut ? "LEFT OUT" : row.status().name()) + " in generation " + generation);

        if (failure != null) {
            if (failure.filtered()) {
                line(out, "left out", failure.reason());
            } else {
                line(out, "failed in", failure.stage().label() + " (" + failure.kind() + "): " + failure.reason());
            }
            line(
                    out,
                    "tried again",
                    failure.sticky() ? "when it changes, or the recipe does, or by replay" : "at the next run");
        }

        row.warnings().forEach(warning -> line(out, "not read", warning));

        line(out, "title", row.title());
        line(out, "where", row.uri());
        line(out, "size", row.file().size() + " bytes");
        line(out, "modified", Instant.ofEpochMilli(row.file().modifiedMillis()).toString());
        line(out, "content hash", row.file().contentHash());
        line(out, "nodes", row.nodes().toString());
        line(out, "tenant", row.tenant() + " " + row.principals());
        line(out, "version", Long.toString(row.version()));
    }

    private static void line(PrintStream out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf("  %-14s %s%n", name, ReportTable.printable(value));
        }
    }
}
