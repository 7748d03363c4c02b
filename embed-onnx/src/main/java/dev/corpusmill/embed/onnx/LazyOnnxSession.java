package dev.corpusmill.embed.onnx;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.FailureKind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session that its first user opens, so that a command which embeds nothing loads nothing. For several threads. */
final class LazyOnnxSession implements AutoCloseable {
    private final Supplier<OnnxSession> opener;
    private @Nullable OnnxSession session;
    private boolean closed;

    LazyOnnxSession(Supplier<OnnxSession> opener) {
        this.opener = opener;
    }

    /**
     * The open session. Who comes while it is being opened waits: there is nothing else to compute with.
     *
     * @throws EmbedException FATAL where it is closed, or cannot be opened
     */
    synchronized OnnxSession get() {
        if (closed) {
            throw new EmbedException(FailureKind.FATAL, OnnxSession.CLOSED);
        }
        if (session == null) {
            session = opener.get();
        }
        return session;
    }

    /** Waits for the calls that compute; later ones are refused. Closing twice is harmless. */
    @Override
    public synchronized void close() {
        closed = true;
        if (session != null) {
            session.close();
        }
    }
}
