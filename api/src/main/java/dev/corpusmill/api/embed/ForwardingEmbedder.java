package dev.corpusmill.api.embed;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.ModelIdentity;
import java.util.List;

/** Passes everything on to another embedder; a decorator overrides what it adds to. */
public class ForwardingEmbedder implements Embedder {
    private final Embedder delegate;

    public ForwardingEmbedder(Embedder delegate) {
        this.delegate = delegate;
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
    public float[] embedQuestion(String question, Deadline deadline) {
        return delegate.embedQuestion(question, deadline);
    }

    @Override
    public void close() {
        delegate.close();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + delegate + "]";
    }
}
