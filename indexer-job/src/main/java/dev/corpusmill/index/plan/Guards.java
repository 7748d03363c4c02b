package dev.corpusmill.index.plan;

import dev.corpusmill.config.GuardsConfig;
import dev.corpusmill.index.flow.PlanAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses plans that look like a mistake, and says of a run what is wrong with its outcome. */
public final class Guards {
    private Guards() {}

    /**
     * What became of the inputs of a run, or will at best.
     *
     * @param knownFailed of those that failed, documents that failed before and were left as they are: no news
     * @param knownEmpty the same of those without text
     */
    public record Outcome(long failed, long empty, long missing, long knownFailed, long knownEmpty) {}

    /** Why the plan may not be applied; empty where it may. */
    public static Optional<String> refusal(PlanSummary plan, GuardsConfig guards) {
        Optional<String> replaced = replaced(plan.replaced());
        if (replaced.isPresent()) {
            return replaced;
        }
        long deletes = plan.count(PlanAction.DELETE) - plan.asked(); // nobody need confirm what was asked for
        long failing = plan.failing().documents(); // what fails does not answer either
        if (!guards.maxDeletes().exceeded(deletes + failing, plan.catalogue())) {
            return Optional.empty();
        }
        String records = failing == 0
                ? ""
                : " records that would fail=" + failing + " first="
                        + plan.failing().first();
        return Optional.of(
                "more deletions than guards.max-deletes: deletions=" + deletes + records + " of=" + plan.catalogue()
                        + " limit=" + guards.maxDeletes() + " (if they are right, run again with --allow-deletes)");
    }

    /** Why nothing may be taken from these sources; empty where there is none. */
    public static Optional<String> replaced(List<String> sources) {
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of("a source holds other documents than before: " + String.join(", ", sources)
                        + " (is it the right folder? if it is, run again with --allow-deletes)");
    }

    /** Why a run is done, but its outcome is not what was asked for; empty where it is. */
    public static List<String> complaints(PlanSummary plan, Outcome outcome, GuardsConfig guards) {
        List<String> complaints = new ArrayList<>();

        if (outcome.failed() > Math.max(outcome.knownFailed(), guards.tolerated())
                && guards.maxFailed().exceeded(outcome.failed(), plan.inputs())) {
            complaints.add("more failures than guards.max-failed: failed=" + outcome.failed() + " of=" + plan.inputs()
                    + " limit=" + guards.maxFailed()
                    + " (mend the documents, or exclude them in the source, or raise guards.max-failed)");
        }
        if (outcome.empty() > Math.max(outcome.knownEmpty(), guards.tolerated())
                && guards.maxEmpty().exceeded(outcome.empty(), plan.inputs())) {
            complaints.add("more documents without text than guards.max-empty: empty=" + outcome.empty() + " of="
                    + plan.inputs() + " limit=" + guards.maxEmpty()
                    + " (scans need text recognition, parse.ocr; exclude what has none, or raise guards.max-empty)");
        }

        if (!plan.incomplete().isEmpty()) {
            complaints.add("the listing was incomplete, nothing beneath these was deleted: folders="
                    + plan.incomplete().size() + " first=" + plan.incomplete().get(0));
        }

        if (outcome.missing() > 0) {
            complaints.add("documents vanished and still answer: documents=" + outcome.missing()
                    + " (they go when more complete runs miss them, too, at the earliest with the next;"
                    + " to let them go now, run again with --allow-deletes)");
        }

        return complaints;
    }
}
