package dev.corpusmill.query.command;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.ForwardingEmbedder;
import dev.corpusmill.api.model.Deadline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Embeds each golden question once, however many searches ask it. The code that opened the delegate closes it. */
final class RememberingEmbedder extends ForwardingEmbedder {
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>(); // as many as there are golden questions

    RememberingEmbedder(Embedder delegate) {
        super(delegate);
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        float[] known = vectors.get(question);
        if (known == null) {
            known = super.embedQuestion(question, deadline);
            vectors.put(question, known);
        }
        return known;
    }

    @Override
    public void close() {
        // the searches that share it come and go
    }
}
