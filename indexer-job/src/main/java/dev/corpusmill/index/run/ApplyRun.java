package dev.corpusmill.index.run;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.generation.FirstBuild;
import dev.corpusmill.index.generation.TargetGeneration;
import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.StoredPlan;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.SyncRun.Tools;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Applies a plan to the generation that it was made for: guards, job, promotion of a first build, report. */
public final class ApplyRun {
    private final Tools tools;

    public ApplyRun(Tools tools) {
        this.tools = tools;
    }

    /** The run that applies a plan. */
    public record Run(String command, RunFolder folder, Stopwatch watch) {}

    /** Applies the plan, whose entries have versions of this run. */
    public RunReport run(IndexStore store, StoredPlan plan, Run run) {
        PlanSummary made = plan.summary();
        Optional<String> refusal = plan.allowDeletes()
                ? Optional.empty()
                : Guards.refusal(made, tools.config().guards());
        if (refusal.isPresent()) {
            return new SyncReport(tools.config(), store, made, run).refused(refusal.get());
        }

        String recipe = plan.base().recipe();
        Generation target = target(store, recipe);

        if (!made.generation().isEmpty() && !made.generation().equals(target.name())) {
            throw new ClassifiedException(
                    FailureKind.REJECTED,
                    "another generation became live since the plan was made: plan=" + made.generation() + " now="
                            + target.name() + " (run again)");
        }

        PlanSummary summary = made.forGeneration(target.name());
        Map<String, Object> counters = summary.total() == 0 ? Map.of() : apply(summary, recipe);
        run.watch().lap("apply");

        boolean promoted = FirstBuild.finish(store, target, Clock.systemUTC());
        run.watch().lap("promote");

        return new SyncReport(tools.config(), store, summary, run).done(counters, promoted);
    }

    private Generation target(IndexStore store, String recipe) {
        try (Embedder embedder = tools.embedder().open()) {
            return new TargetGeneration(tools.config(), store, embedder, Clock.systemUTC()).forSync(recipe);
        }
    }

    private Map<String, Object> apply(PlanSummary plan, String recipe) {
        IndexingJob job = new IndexingJob(tools.config(), tools.store(), tools.embedder());
        return BuildJob.of(job, tools.out()).apply(plan, Optional.empty(), recipe);
    }
}
