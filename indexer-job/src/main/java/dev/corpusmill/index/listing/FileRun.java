package dev.corpusmill.index.listing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A file of listed files, in their order. */
record FileRun(Path path, long count) {
    private static final int BUFFER = 1 << 16;

    /** Writes a run; the files come in their order. */
    static FileRun write(Path path, Iterator<ListedFile> files) {
        long count = 0;
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER))) {
            ListedFileCodec.Writer writer = new ListedFileCodec.Writer(out);
            for (; files.hasNext(); count++) {
                writer.write(files.next());
            }
        } catch (IOException failure) {
            throw failed(path, "written", failure);
        }
        return new FileRun(path, count);
    }

    Reader open() {
        try {
            return new Reader(new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER)), this);
        } catch (IOException failure) {
            throw failed(path, "read", failure);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw failed(path, "deleted", failure);
        }
    }

    private static UncheckedIOException failed(Path path, String what, IOException failure) {
        return new UncheckedIOException("listing cannot be " + what + ": path=" + path, failure);
    }

    /** Reads a run from its front. */
    static final class Reader implements Iterator<ListedFile>, AutoCloseable {
        private final DataInputStream in;
        private final ListedFileCodec.Reader files;
        private final FileRun run;
        private long read;

        private Reader(DataInputStream in, FileRun run) {
            this.in = in;
            this.files = new ListedFileCodec.Reader(in);
            this.run = run;
        }

        @Override
        public boolean hasNext() {
            return read < run.count;
        }

        @Override
        public ListedFile next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            read++;
            try {
                return files.read();
            } catch (IOException failure) {
                throw failed(run.path, "read", failure);
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException failure) {
                throw failed(run.path, "read", failure);
            }
        }
    }
}
