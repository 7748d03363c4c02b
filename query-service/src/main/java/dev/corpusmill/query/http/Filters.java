package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.store.NodeFilter;
import java.util.function.Function;

/** Reads the filter of a request. */
final class Filters {
    private final Function<JsonNode, NodeFilter> parser;

    Filters(Function<JsonNode, NodeFilter> parser) {
        this.parser = parser;
    }

    NodeFilter read(Fields fields) {
        JsonNode filter = fields.raw("filter");
        if (filter.isMissingNode()) {
            return NodeFilter.all();
        }
        try {
            return parser.apply(filter);
        } catch (IllegalArgumentException | ClassifiedException wrong) {
            throw new ProblemException(
                    Problem.ofField("invalid-filter", "filter", ClassifiedException.reasonOf(wrong)));
        }
    }
}
