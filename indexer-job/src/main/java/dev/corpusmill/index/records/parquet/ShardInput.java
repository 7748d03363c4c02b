package dev.corpusmill.index.records.parquet;

import dev.corpusmill.api.records.Shard;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A shard as Parquet reads it: from places, of which the footer at the end says where they are. */
final class ShardInput implements InputFile {
    private final Shard shard;

    ShardInput(Shard shard) {
        this.shard = shard;
    }

    @Override
    public long getLength() {
        return shard.size();
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        return new Seekable(new Bytes(shard));
    }

    /** Bytes from a place; the shard is opened again where the place is another than the next. */
    private static final class Bytes extends InputStream {
        private final Shard shard;
        private InputStream in = InputStream.nullInputStream();
        private long position = -1;

        Bytes(Shard shard) {
            this.shard = shard;
        }

        void seek(long target) throws IOException {
            if (target != position) {
                in.close();
                in = shard.open(target);
                position = target;
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (position < 0) {
                seek(0);
            }
            int count = in.read(target, from, length);
            position += Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class Seekable extends DelegatingSeekableInputStream {
        private final Bytes bytes;

        Seekable(Bytes bytes) {
            super(bytes);
            this.bytes = bytes;
        }

        @Override
        public long getPos() {
            return Math.max(0, bytes.position);
        }

        @Override
        public void seek(long target) throws IOException {
            if (target < 0) {
                throw new EOFException("before the front of the file: place=" + target);
            }
            bytes.seek(target);
        }
    }
}
