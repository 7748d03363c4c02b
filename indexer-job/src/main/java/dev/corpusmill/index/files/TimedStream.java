package dev.corpusmill.index.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stream that another thread reads ahead, a few blocks; a read fails when its reader has waited for longer than the
 * limit, all reads together. What the reader does in between does not count. For one reader.
 */
final class TimedStream extends InputStream {
    private static final int BLOCK_BYTES = 64 << 10;
    private static final int BLOCKS = 4;

    /** Opens what is read. */
    interface Opener {
        InputStream open() throws IOException;
    }

    /** Bytes; at last none, and what went wrong where something did. */
    private record Block(byte[] bytes, int length, @Nullable IOException failure) {}

    private final Opener opener;
    private final Duration limit;
    private final long maxBytes;
    private final Runnable ended;
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>(BLOCKS);
    private volatile boolean closed;
    private Block block = new Block(new byte[0], 0, null);
    private boolean last;
    private int position;
    private long waitedNanos;
    private long bytes;

    /** {@code ended} runs when the thread is done with the file. */
    TimedStream(Opener opener, Duration limit, long maxBytes, Runnable ended) {
        this.opener = opener;
        this.maxBytes = maxBytes;
        this.limit = limit;
        this.ended = ended;
    }

    void start(String name) {
        Thread thread = new Thread(this::readAhead, "read-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void readAhead() {
        try (InputStream content = opener.open()) {
            int length = 0;
            while (length >= 0 && !closed) {
                byte[] bytes = new byte[BLOCK_BYTES];
                length = content.readNBytes(bytes, 0, BLOCK_BYTES);
                length = length == 0 ? -1 : length;
                put(new Block(bytes, Math.max(0, length), null));
            }
        } catch (IOException failure) {
            put(new Block(new byte[0], 0, failure));
        } catch (RuntimeException failure) { // file systems of plug-ins throw what they like
            put(new Block(new byte[0], 0, new IOException(failure)));
        } finally {
            ended.run();
        }
    }

    private void put(Block next) {
        try {
            while (!closed && !blocks.offer(next, 100, TimeUnit.MILLISECONDS)) {
                // The reader is busy, or gone: then it has closed this stream.
            }
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == block.length() && !last) {
            next();
        }
        if (last) {
            IOException failure = block.failure();
            if (failure != null) {
                throw failure;
            }
            return -1;
        }
        int count = Math.min(length, block.length() - position);
        System.arraycopy(block.bytes(), position, target, from, count);
        position += count;
        return count;
    }

    private void next() throws IOException {
        try {
            long start = System.nanoTime();
            Block taken = blocks.poll(limit.toNanos() - waitedNanos, TimeUnit.NANOSECONDS);
            waitedNanos += System.nanoTime() - start;
            if (taken == null) {
                throw new IOException(
                        "it was not read in time, it hangs or never ends: limit=" + limit.toSeconds() + "s");
            }
            bytes += taken.length();
            if (bytes > maxBytes) {
                throw new IOException("it grows while it is read: bytes=" + bytes);
            }
            block = taken;
            position = 0;
            last = taken.length() == 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading was interrupted");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
