package dev.corpusmill.api.embed;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.ModelIdentity;
import java.util.List;

/**
 * Turns texts into vectors. For several threads.
 *
 * <p>Vectors have the identity's dimension and, where the identity says so, length 1. A text longer than the identity's
 * {@code maxTokens} is refused (REJECTED), never cut in silence. Failures are {@link EmbedException}, classified.
 */
public interface Embedder extends AutoCloseable {
    ModelIdentity identity();

    /** Engine, version and precision, for the manifest. */
    String engine();

    /** Number of tokens of a passage, special tokens and passage prefix included. */
    int countTokens(String passage);

    /**
     * Offsets at which a text may be cut into pieces of known size: for each of its tokens, without special ones, the
     * offset behind its last UTF-16 unit, ascending.
     */
    int[] tokenEnds(String text);

    /** One vector per passage, in their order. Any number of passages; batching is this embedder's concern. */
    List<float[]> embedPassages(List<String> passages, Deadline deadline);

    /** The vector of a question; its prefix, where the model has one, is put in front. A long question is cut. */
    float[] embedQuestion(String question, Deadline deadline);

    @Override
    void close();
}
