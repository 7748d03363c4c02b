package dev.corpusmill.query.documents;

import dev.corpusmill.query.documents.RefusedChangeException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies what a client sends to a file, and tells a client that stops from a disk that does. */
final class BoundedCopy {
    private static final int BUFFER_BYTES = 64 << 10;

    private final long maxBytes;

    BoundedCopy(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns the number of bytes. */
    long copy(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw new RefusedChangeException(
                            Reason.TOO_LARGE,
                            "the file is larger than parse.max-file-size allows: limit=" + maxBytes + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException cut) {
            throw new RefusedChangeException(
                    Reason.INCOMPLETE, "the file ended before its length, nothing was stored: send it again");
        }
    }
}
