package dev.corpusmill.query.cache;

import dev.corpusmill.embed.Embedder;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.ModelIdentity;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** An embedder that remembers the vectors of questions. Nobody may write into a vector that it hands out. */
public final class QuestionVectors implements Embedder, ServiceCache {
    private static final Duration FOR_EVER = Duration.ofDays(3650); // a model's vector of a text never changes

    private final Embedder delegate;
    private final BoundedCache<Key, float[]> vectors;

    private record Key(ModelIdentity model, String question) {}

    public QuestionVectors(Embedder delegate, long maxBytes, LongSupplier nanoTime) {
        this.delegate = delegate;
        this.vectors = new BoundedCache<>(
                maxBytes,
                FOR_EVER,
                (key, vector) -> 2 * key.question().length() + Float.BYTES * vector.length,
                nanoTime);
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        Key key = new Key(delegate.identity(), question);
        float[] known = vectors.find(key);
        if (known != null) {
            return known;
        }
        float[] fresh = delegate.embedQuestion(question, deadline);
        vectors.put(key, fresh);
        return fresh;
    }

    @Override
    public ModelIdentity identity() {
        return delegate.identity();
    }

    @Override
    public String engine() {
        return delegate.engine();
    }

    @Override
    public int countTokens(String passage) {
        return delegate.countTokens(passage);
    }

    @Override
    public int[] tokenEnds(String text) {
        return delegate.tokenEnds(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        return delegate.embedPassages(passages, deadline);
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

    @Override
    public void close() {
        delegate.close();
    }

    @Override
    public String toString() {
        return "QuestionVectors[" + delegate + "]";
    }
}
