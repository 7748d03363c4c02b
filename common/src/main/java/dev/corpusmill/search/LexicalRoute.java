package dev.corpusmill.search;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.ScoredNode;
import java.util.List;

/** Finds nodes by the words that they share with the question (BM25). */
public final class LexicalRoute implements Route {
    public static final String NAME = "bm25";

    @Override
    public String name() {
        return NAME;
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
