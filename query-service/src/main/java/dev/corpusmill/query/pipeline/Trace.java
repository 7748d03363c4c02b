package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.search.SearchResult.RouteReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an answer was found, step by step.
 *
 * @param question as it was searched for: completed from what was said before it
 * @param postProcessors in their order; empty if none is configured
 * @param millis per step, in the order of the steps
 * @param notes what did not go the usual way: a fallback, a cut
 * @param ignored fields of the request that were ignored
 * @param completion how the model ended; empty if none wrote
 */
public record Trace(
        String question,
        String generation,
        String revision,
        List<RouteReport> routes,
        List<RouteReport> postProcessors,
        Map<String, Long> millis,
        List<String> notes,
        List<String> ignored,
        Optional<Completion> completion) {}
