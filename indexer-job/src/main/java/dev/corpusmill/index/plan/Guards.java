package dev.corpusmill.index.plan;

import dev.corpusmill.config.GuardsConfig;
import dev.corpusmill.index.flow.Op;
import java.util.Optional;

/** Refuses plans that look like a mistake. */
public final class Guards {
    private Guards() {}

    /** Why the plan may not be applied; empty where it may. */
    public static Optional<String> refusal(PlanSummary plan, GuardsConfig guards) {
        long deletes = plan.count(Op.DELETE);
        if (deletes <= guards.maxDeletes().share() * plan.catalogue()) {
            return Optional.empty();
        }
        return Optional.of("more deletions than guards.max-deletes: deletions=" + deletes + " of=" + plan.catalogue()
                + " limit=" + guards.maxDeletes() + " (if they are right, run again with --allow-deletes)");
    }
}
