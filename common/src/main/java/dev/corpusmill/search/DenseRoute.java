package dev.corpusmill.search;

import dev.corpusmill.embed.Embedder;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.ScoredNode;
import java.util.List;

/** Finds nodes by the likeness of their vector to the question's. The question is embedded within the route's deadline. */
public final class DenseRoute implements Route {
    public static final String NAME = "dense";

    private final Embedder embedder;

    public DenseRoute(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        float[] vector = embedder.embedQuestion(query.question(), deadline);
        return reader.dense(query.group(), vector, candidates, query.filter(), deadline);
    }
}
