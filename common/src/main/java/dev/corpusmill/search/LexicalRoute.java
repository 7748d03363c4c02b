package dev.corpusmill.search;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.ScoredNode;
import java.util.List;

/** Finds nodes by the words that they share with the question (BM25). */
public final class LexicalRoute implements Route {
    /** The kind of route, and the name that it has by default. */
    public static final String KIND = "bm25";

    private final String name;

    public LexicalRoute() {
        this(KIND);
    }

    public LexicalRoute(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        return reader.lexical(query.group(), query.question(), candidates, query.filter(), deadline);
    }

    /** Every store ends its searches at their deadline, and nothing else is asked. */
    @Override
    public boolean keepsDeadline(Query query) {
        return true;
    }
}
