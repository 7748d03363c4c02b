package dev.corpusmill.index.records;

import dev.corpusmill.api.records.Shard;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a shard of text into the bytes of its records; a record that is too large is passed over without being held. */
final class ByteRecords implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    /** Opening a file at a place costs as much as reading about this much. */
    private static final long WORTH_A_SEEK = 1 << 20;

    /** Where records end; it keeps what it knows of the record that is being read. */
    interface Ends {
        /** A new record begins. */
        void begin();

        /** The first byte in a part of the buffer that ends the record, or -1. */
        int end(byte[] bytes, int from, int to);
    }

    private final Shard shard;
    private final Ends ends;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER];
    private InputStream in;
    private int at;
    private int filled;
    private long bufferOffset; // of buffer[0]
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private long size;
    private long offset;
    private boolean ended;

    ByteRecords(Shard shard, Ends ends, int maxBytes) throws IOException {
        this.shard = shard;
        this.ends = ends;
        this.maxBytes = maxBytes;
        this.in = shard.open(0);
        skipMark();
    }

    private void skipMark() throws IOException {
        if (fill() && filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    /** Reads the next record; false at the end. */
    boolean next() throws IOException {
        length = 0;
        size = 0;
        ended = false;
        if (at == filled && !fill()) {
            return false;
        }
        offset = bufferOffset + at;
        ends.begin();
        while (true) {
            int end = ends.end(buffer, at, filled);
            take(end < 0 ? filled : end);
            if (end >= 0) {
                at = end + 1;
                ended = true;
                return true;
            }
            at = filled;
            if (!fill()) {
                return true;
            }
        }
    }

    private void take(int to) {
        int count = to - at;
        size += count;
        if (size > maxBytes) {
            length = 0;
            return;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, Math.min(maxBytes, bytes.length * 2)));
        }
        System.arraycopy(buffer, at, bytes, length, count);
        length += count;
    }

    private boolean fill() throws IOException {
        bufferOffset += filled;
        at = 0;
        filled = Math.max(0, in.readNBytes(buffer, 0, BUFFER));
        return filled > 0;
    }

    /** Moves forward to an offset at which a record begins. */
    void skipTo(long target) throws IOException {
        long here = bufferOffset + at;
        if (target < here) {
            throw new IllegalArgumentException("not forward: from=" + here + " to=" + target);
        }
        if (target <= bufferOffset + filled) {
            at = (int) (target - bufferOffset);
            return;
        }
        long gap = target - bufferOffset - filled;
        if (!shard.packed() && gap > WORTH_A_SEEK) {
            in.close();
            in = shard.open(target);
        } else {
            in.skipNBytes(gap);
        }
        bufferOffset = target;
        at = 0;
        filled = 0;
    }

    /** The bytes of the record, valid up to {@link #length}; empty where it is too large. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Bytes of the record, also of one that is too large. */
    long size() {
        return size;
    }

    long offset() {
        return offset;
    }

    boolean tooLarge() {
        return size > maxBytes;
    }

    /** Whether the record has an end, rather than that of the shard. */
    boolean ended() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
