package dev.corpusmill.query.explain;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.search.RouteChoice;
import java.util.Collections;
import java.util.Set;

/**
 * What is to be explained.
 *
 * @param document id of the document that was expected
 * @param search the search that did not find it
 * @param client who searched
 */
public record ExplainRequest(String document, Search search, Seeing client) {
    static final String GROUP = "chunk";

    /** A search as a request asks for it. */
    public record Search(String question, int k, NodeFilter filter, RouteChoice routes) {
        Search withK(int hits) {
            return new Search(question, hits, filter, routes);
        }

        Search withFilter(NodeFilter other) {
            return new Search(question, k, other, routes);
        }

        Search withQuestion(String other) {
            return new Search(other, k, filter, routes);
        }

        Search along(RouteChoice choice) {
            return new Search(question, k, filter, choice);
        }
    }

    /**
     * What a client may see.
     *
     * @param operator whether it may learn of documents that it may not search
     */
    public record Seeing(String tenant, Set<String> principals, boolean operator) {
        public Seeing {
            principals = Set.copyOf(principals);
        }

        boolean sees(CatalogueRow row) {
            return row.tenant().equals(tenant) && !Collections.disjoint(row.principals(), principals);
        }
    }

    Query query() {
        return query(search);
    }

    /** The query of another search by the same client. */
    Query query(Search other) {
        NodeFilter visible = NodeFilter.visibleTo(client.tenant(), client.principals());
        return new Query(other.question(), GROUP, other.k(), visible.and(other.filter()));
    }

    /** Nodes of the document alone. */
    NodeFilter ofDocument() {
        return new NodeFilter.Eq("document_id", document);
    }
}
