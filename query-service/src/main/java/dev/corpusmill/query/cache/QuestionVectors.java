package dev.corpusmill.query.cache;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.ForwardingEmbedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.ModelIdentity;
import java.time.Duration;
import java.util.function.LongSupplier;

/** An embedder that remembers the vectors of questions. Its vectors must not be written to. */
public final class QuestionVectors extends ForwardingEmbedder implements ServiceCache {
    private static final Duration FOR_EVER = Duration.ofDays(3650); // a model's vector of a text never changes

    private final BoundedCache<Key, float[]> vectors;

    private record Key(ModelIdentity model, String question) {}

    public QuestionVectors(Embedder delegate, long maxBytes, LongSupplier nanoTime) {
        super(delegate);
        this.vectors = new BoundedCache<>(
                maxBytes,
                FOR_EVER,
                (key, vector) -> 2 * key.question().length() + Float.BYTES * vector.length,
                nanoTime);
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        Key key = new Key(identity(), question);
        float[] known = vectors.find(key);
        if (known != null) {
            return known;
        }
        float[] fresh = super.embedQuestion(question, deadline);
        vectors.put(key, fresh);
        return fresh;
    }

    /** Whether the vector of a question is here; asking counts as neither hit nor miss. */
    public boolean knows(String question) {
        return vectors.peek(new Key(identity(), question)) != null;
    }

    @Override
    public String name() {
        return "vectors";
    }

    @Override
    public Report report() {
        return vectors.report();
    }

    @Override
    public void clear() {
        vectors.clear();
    }
}
