package dev.corpusmill.index.run;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.ListingJoin;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.ReportFiles.DeadLetters;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.report.RunReport.FailedDocument;
import dev.corpusmill.index.report.RunReport.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the report of a rebuild: what became of documents is read from the catalogue of the build. */
final class RebuildReport implements ListingJoin.Visitor {
    private static final String COMMAND = "rebuild";

    private final CorpusmillConfig config;
    private final IndexStore store;
    private final long runToken;
    private final RunFolder folder;
    private final Stopwatch watch;

    private long lastPlan;
    private long leaving;
    private long builtSinceMillis;
    private final List<FailedDocument> failures = new ArrayList<>();
    private final RunCounts counts = new RunCounts();

    RebuildReport(CorpusmillConfig config, IndexStore store, long runToken, Stopwatch watch) {
        this.config = config;
        this.store = store;
        this.runToken = runToken;
        this.folder = new RunFolder(config, runToken);
        this.watch = watch;
    }

    long runToken() {
        return runToken;
    }

    RunFolder folder() {
        return folder;
    }

    void lap(String stage) {
        watch.lap(stage);
    }

    /** Documents of the previous generation that the new one does not keep. */
    void leaving(long documents) {
        leaving = documents;
    }

    /** The report of a run that a guard or the gate refused: nothing changed for readers. */
    RunReport refused(String generation, List<String> reasons) {
        folder.deletePlan();
        String stays = generation.isEmpty() ? "" : " (generation " + generation + " stays, live is what it was)";
        PlanSummary none = PlanSummary.of(runToken, generation, 0, Map.of());
        return report(none, ExitCode.REFUSED, "refused: " + String.join("; ", reasons) + stays, Map.of());
    }

    /** The report of a run whose build is live now; {@code late} says what of it is not done, or is empty. */
    RunReport done(BuildRounds rounds, List<String> measures, String late) {
        PlanSummary plan = rounds.plan();
        lastPlan = plan.runToken();
        try (GenerationReader reader = store.openReader(plan.generation())) {
            builtSinceMillis = reader.manifest().createdMillis();
            ListingJoin.visit(rounds.rules(), rounds.sources().listing(), reader, this);
            writeDeadLetters(reader);
        }
        folder.deletePlan();

        List<String> complaints = new ArrayList<>(Guards.complaints(plan, counts.outcome(0, 0), config.guards()));
        if (!late.isEmpty()) {
            complaints.add(late);
        }

        List<String> message = new ArrayList<>(List.of("promoted: " + plan.generation() + " is live"));
        message.addAll(complaints);
        message.addAll(measures);

        return report(
                plan,
                complaints.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE,
                String.join("; ", message),
                rounds.counters());
    }

    @Override
    public void listed(CatalogueRow row) {
        Failure failure = row.failure();
        if (failure != null && failure.filtered()) {
            if (Version.runToken(row.version()) == lastPlan) { // those of earlier rounds are in the plan
                counts.filtered(row, failure);
            }
        } else if (failure != null) {
            counts.failed(1);
        } else if (row.status() == DocumentStatus.EMPTY) {
            counts.empty(row);
        } else if (row.file().readMillis() < builtSinceMillis) {
            counts.unchanged();
        } else {
            counts.indexed(row);
        }
    }

    @Override
    public void unlisted(CatalogueRow row, boolean kept) {
        if (row.status() == DocumentStatus.MISSING) {
            counts.missing();
        }
    }

    @Override
    public void absent(ListedFile file) {} // the gate lets none pass

    private void writeDeadLetters(GenerationReader reader) {
        try (DeadLetters letters = new DeadLetters(folder.failuresFile())) {
            reader.scanCatalogue("", "", row -> counts.problems(row, letters));
            failures.addAll(letters.first());
        }
    }

    private RunReport report(PlanSummary plan, int exitCode, String message, Map<String, Object> counters) {
        return new RunReport(
                COMMAND,
                runToken,
                config.index().name(),
                plan.generation(),
                exitCode,
                message,
                counts.documents(
                        plan, plan.inputs(), counts.unchangedCount(), exitCode == ExitCode.REFUSED ? 0 : leaving),
                Work.of(counts.nodes(), counters, watch.seconds()),
                counts.failures(plan, failures, folder.failuresFile()));
    }
}
