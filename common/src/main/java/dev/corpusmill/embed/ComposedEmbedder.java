package dev.corpusmill.embed;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.ForwardingEmbedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.ModelIdentity;
import java.util.List;

/**
 * Gives a model composed characters (NFC) only. Files from a Mac hold "ü" as two characters, which many models read as
 * other tokens: the same words would get other vectors. Shown text and places are not touched.
 */
public final class ComposedEmbedder extends ForwardingEmbedder {
    public ComposedEmbedder(Embedder delegate) {
        super(delegate);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        return super.embedPassages(passages.stream().map(ModelIdentity::input).toList(), deadline);
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        return super.embedQuestion(ModelIdentity.input(question), deadline);
    }
}
