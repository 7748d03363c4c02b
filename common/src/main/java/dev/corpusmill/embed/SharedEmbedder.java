package dev.corpusmill.embed;

import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.model.ModelIdentity;
import java.util.List;
import java.util.function.Supplier;

/** One user's part of an embedder that a whole process shares; the last to close it closes the model. */
public final class SharedEmbedder implements Embedder {
    private static final SharedResource<Embedder> MODELS = new SharedResource<>();

    private final SharedResource<Embedder>.Lease lease;

    private SharedEmbedder(SharedResource<Embedder>.Lease lease) {
        this.lease = lease;
    }

    /** A part of the embedder of this key, which is opened where nobody has it. */
    public static Embedder acquire(Object key, Supplier<Embedder> opener) {
        return new SharedEmbedder(MODELS.acquire(key, opener));
    }

    @Override
    public ModelIdentity identity() {
        return lease.get().identity();
    }

    @Override
    public String engine() {
        return lease.get().engine();
    }

    @Override
    public int countTokens(String passage) {
        return lease.get().countTokens(passage);
    }

    @Override
    public int[] tokenEnds(String text) {
        return lease.get().tokenEnds(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        return lease.get().embedPassages(passages, deadline);
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        return lease.get().embedQuestion(question, deadline);
    }

    @Override
    public void close() {
        try {
            lease.close();
        } catch (Exception failed) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "model could not be closed: reason=" + ClassifiedException.reasonOf(failed),
                    failed);
        }
    }

    @Override
    public String toString() {
        return "SharedEmbedder[" + lease.get() + "]";
    }
}
