package dev.corpusmill.embed;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.ForwardingEmbedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.util.function.Supplier;

/** One user's part of an embedder that a whole process shares; the last to close it closes the model. */
public final class SharedEmbedder extends ForwardingEmbedder {
    private static final SharedResource<Embedder> MODELS = new SharedResource<>();

    private final SharedResource<Embedder>.Lease lease;

    private SharedEmbedder(SharedResource<Embedder>.Lease lease) {
        super(lease.get());
        this.lease = lease;
    }

    /** A part of the embedder of this key, which is opened where nobody has it. */
    public static Embedder acquire(Object key, Supplier<Embedder> opener) {
        return new SharedEmbedder(MODELS.acquire(key, opener));
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
}
