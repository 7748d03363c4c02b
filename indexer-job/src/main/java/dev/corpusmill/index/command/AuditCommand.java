package dev.corpusmill.index.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Claim;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.audit.Audit;
import dev.corpusmill.index.audit.Finding;
import dev.corpusmill.index.audit.Repair;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.generation.TargetGeneration;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.listing.RecordPlaces;
import dev.corpusmill.index.plan.Recipe;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.Progress;
import dev.corpusmill.index.report.ReportTable;
import dev.corpusmill.index.run.RunFolder;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit}: names the rows of the live generation that are not what its catalogue says, and repairs them on request. */
@Command(
        name = "audit",
        description = "Names missing, surplus and wrong rows of the live generation.",
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
    private static final int MAX_LISTED = 20;
    private static final int MAX_FINDINGS = 1_000_000;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--repair", description = "repairs what was found, and writes nothing else")
    private boolean repair;

    @Option(names = "--json", description = "prints each finding as a line of JSON")
    private boolean json;

    /**
     * What an audit saw.
     *
     * @param found by kind; {@code findings} are the first of them
     */
    private record Result(long rows, Map<Finding.Kind, Long> found, List<Finding> findings) {
        static Result of(IndexStore store, String generation) {
            Map<Finding.Kind, Long> found = new TreeMap<>();
            List<Finding> findings = new ArrayList<>();
            try (GenerationReader reader = store.openReader(generation)) {
                long rows = new Audit(reader, finding -> {
                            found.merge(finding.kind(), 1L, Long::sum);
                            if (findings.size() < MAX_FINDINGS) {
                                findings.add(finding);
                            }
                        })
                        .run();
                return new Result(rows, found, findings);
            }
        }
    }

    @Override
    public Integer call() throws JsonProcessingException {
        CorpusmillConfig config = options.read();
        try (IndexStore store = IndexerAssembly.store(config).open()) {
            Optional<String> live = store.live();
            if (live.isEmpty()) {
                System.err.println("index " + config.index().name() + " has no live generation yet");
                return ExitCode.FAILED;
            }
            Result result = Result.of(store, live.get());
            print(result, live.get());
            if (result.findings().isEmpty()) {
                return ExitCode.DONE;
            }
            return repair ? repair(config, store, live.get()) : ExitCode.INCOMPLETE;
        }
    }

    /** Audits again under the lease: another run may have repaired something in the meantime. */
    private int repair(CorpusmillConfig config, IndexStore store, String generation) throws JsonProcessingException {
        Optional<Lease> lease = store.control().acquire(Role.WRITER);
        if (lease.isEmpty()) {
            System.err.println("another run is writing to this index: index="
                    + config.index().name());
            return ExitCode.BUSY;
        }
        try (Lease held = lease.get()) {
            StoreOpener opener = IndexerAssembly.store(config).under(Role.WRITER, held);
            store.writeUnder(new Claim(Role.WRITER, held.runToken()));
            sameRecipe(config, store, generation);
            RunFolder folder = new RunFolder(config, held.runToken());
            Repair.Places places = documents -> RecordPlaces.of(config, IndexerAssembly.files(), documents);
            new Repair(store, opener, generation, held.runToken(), places)
                    .run(Result.of(store, generation).findings(), folder.planUri(), (plan, sink) -> {
                        Progress progress =
                                new Progress(System.out, false, System::nanoTime, plan.total(), plan.bytes());
                        new IndexingJob(config, opener, IndexerAssembly.embedder(config)).applyTo(plan, sink, progress);
                    });
            folder.deletePlan();
            Result left = Result.of(store, generation);
            System.out.println("after the repair:");
            print(left, generation);
            return left.findings().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }

    /** Rows made by another recipe would be other rows. */
    private static void sameRecipe(CorpusmillConfig config, IndexStore store, String generation) {
        try (Embedder embedder = IndexerAssembly.embedder(config).open()) {
            new TargetGeneration(config, store, embedder, Clock.systemUTC()).check(generation);
            String recipe = Recipe.of(config, embedder.identity());
            try (GenerationReader reader = store.openReader(generation)) {
                if (!reader.manifest().recipe().equals(recipe)) {
                    throw new ClassifiedException(
                            FailureKind.REJECTED,
                            "the configuration has another recipe than the index: generation=" + generation
                                    + " (run sync first)");
                }
            }
        }
    }

    private void print(Result result, String generation) throws JsonProcessingException {
        PrintStream out = System.out;
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            for (Finding finding : result.findings()) {
                out.println(mapper.writeValueAsString(finding));
            }
            return;
        }

        out.printf(Locale.ROOT, "audit of generation %s: %,d rows%n", generation, result.rows());
        result.found()
                .forEach((kind, count) ->
                        out.printf(Locale.ROOT, "  %-18s %,9d%n", kind.name().toLowerCase(Locale.ROOT), count));

        result.findings().stream()
                .limit(MAX_LISTED)
                .forEach(finding -> out.println("  " + finding.kind().name().toLowerCase(Locale.ROOT) + " "
                        + finding.group() + " " + ReportTable.printable(finding.row()) + " of "
                        + ReportTable.printable(finding.document()) + ": " + finding.detail()));

        if (result.findings().isEmpty()) {
            out.println("  every row is what the catalogue says");
        }
    }
}
