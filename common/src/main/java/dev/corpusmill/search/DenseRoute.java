package dev.corpusmill.search;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.ScoredNode;
import java.util.List;
import java.util.function.Predicate;

/** Finds nodes by the likeness of their vector to the question's. The question is embedded within the route's deadline. */
public final class DenseRoute implements Route {
    /** The kind of route, and the name that it has by default. */
    public static final String KIND = "dense";

    private final String name;
    private final Embedder embedder;
    private final Predicate<String> known;

    public DenseRoute(Embedder embedder) {
        this(KIND, embedder, question -> false);
    }

    /**
     * A route with an embedder that remembers.
     *
     * @param known whether the embedder has the vector of a question at hand
     */
    public DenseRoute(String name, Embedder embedder, Predicate<String> known) {
        this.name = name;
        this.embedder = embedder;
        this.known = known;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        float[] vector = embedder.embedQuestion(query.question(), deadline);
        return reader.dense(query.group(), vector, candidates, query.filter(), deadline);
    }

    /** Every store ends its searches at their deadline; a model may not, so its vector must be there. */
    @Override
    public boolean keepsDeadline(Query query) {
        return known.test(query.question());
    }

    @Override
    public boolean scoresAreCosines() {
        return true;
    }
}
