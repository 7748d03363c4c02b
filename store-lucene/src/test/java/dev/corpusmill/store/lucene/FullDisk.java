package dev.corpusmill.store.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A disk with a number of bytes left, that is full afterwards. */
final class FullDisk implements DirectoryOpener {
    final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);

    @Override
    public Directory open(Path folder) throws IOException {
        return new FilterDirectory(FSDirectory.open(folder)) {
            @Override
            public IndexOutput createOutput(String name, IOContext context) throws IOException {
                return counted(super.createOutput(name, context));
            }

            @Override
            public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
                return counted(super.createTempOutput(prefix, suffix, context));
            }
        };
    }

    private IndexOutput counted(IndexOutput output) {
        return new FilterIndexOutput("counted", output.getName(), output) {
            @Override
            public void writeByte(byte value) throws IOException {
                take(1);
                super.writeByte(value);
            }

            @Override
            public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
                take(length);
                super.writeBytes(bytes, offset, length);
            }
        };
    }

    private void take(int bytes) throws IOException {
        if (bytesLeft.addAndGet(-bytes) < 0) {
            throw new IOException("No space left on device");
        }
    }
}
