package dev.corpusmill.index.run;

import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.report.Progress;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** Carries out a plan and returns the job's counters; tests put a job of their own here. */
@FunctionalInterface
public interface BuildJob {
    /** {@code from}: the generation of the same model whose documents and vectors are reused where they fit. */
    Map<String, Object> apply(PlanSummary plan, Optional<String> from, String recipe);

    /** The job itself, which shows its progress on {@code out}. */
    @SuppressWarnings("SystemConsoleNull") // on Java 17, which the build demands, it is null without a terminal
    static BuildJob of(IndexingJob job, PrintStream out) {
        return (plan, from, recipe) -> {
            boolean terminal = System.console() != null;
            Progress progress = new Progress(out, terminal, System::nanoTime, plan.total(), plan.bytes());
            try (StopSignal stop = StopSignal.ofOneMachine()) {
                IndexingJob stoppable = job.until(stop::raised);
                return from.isPresent()
                        ? stoppable.copyAndApply(plan, from.get(), recipe, progress)
                        : stoppable.apply(plan, recipe, progress);
            }
        };
    }
}
