package dev.corpusmill.index.source;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.plan.PlanRules;
import java.io.Serializable;

/**
 * The settings of a watch.
 *
 * @param generation that it keeps up to date with the sources
 * @param recipe that documents are indexed by
 * @param allowDeletes whether the guard on deletions is off
 * @param untilIdle whether it ends when a scan finds nothing to do
 */
public record WatchSettings(
        CorpusmillConfig config, String generation, String recipe, boolean allowDeletes, boolean untilIdle)
        implements Serializable {
    PlanRules rules(long runToken) {
        return new PlanRules(config, recipe, generation, runToken, PlanOptions.NONE.withAllowDeletes(allowDeletes));
    }
}
