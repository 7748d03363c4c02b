package dev.corpusmill.query.http;

import dev.corpusmill.query.documents.RefusedChangeException;
import dev.corpusmill.query.documents.RefusedChangeException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** An upload, cut off where its client sends so slowly that it only holds a thread. */
final class PacedStream extends FilterInputStream {
    private static final long MIN_BYTES_PER_SECOND = 16 << 10;

    private final Duration patience;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private long bytes;

    /** {@code patience} is for no byte at all. */
    PacedStream(InputStream in, Duration patience, LongSupplier nanoTime) {
        super(in);
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        bytes += Math.max(read, 0);
        Duration allowed = patience.plusSeconds(bytes / MIN_BYTES_PER_SECOND);
        if (nanoTime.getAsLong() - startNanos > allowed.toNanos()) {
            throw new RefusedChangeException(Reason.TOO_SLOW, "the file came too slowly, nothing was stored");
        }
        return read;
    }
}
