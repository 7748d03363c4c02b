package dev.corpusmill.index.command;

import dev.corpusmill.index.plan.PlanSummary;
import java.util.Map;
import java.util.Optional;

/** Carries out a plan and gives the job's counters; tests put a job of their own here. */
@FunctionalInterface
interface BuildJob {
    /** {@code from}: the generation of the same model whose documents and vectors are taken over where they fit. */
    Map<String, Object> apply(PlanSummary plan, Optional<String> from, String recipe);
}
