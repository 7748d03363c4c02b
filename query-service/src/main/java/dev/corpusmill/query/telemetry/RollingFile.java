package dev.corpusmill.query.telemetry;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that is put aside at a size: FILE.1 is the last one, FILE.2 the one before. For one thread. */
final class RollingFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final long maxBytes;
    private final int keep;
    private @Nullable OutputStream out;
    private long bytes;

    RollingFile(Path file, long maxBytes, int keep) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.keep = keep;
    }

    /** Opens the file now rather than at the first line, so that what is wrong with it shows at the start. */
    void open() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), BUFFER_BYTES);
        bytes = Files.size(file);
    }

    void write(byte[] line) throws IOException {
        if (out != null && bytes + line.length > maxBytes && bytes > 0) {
            close();
            putAside();
        }
        if (out == null) {
            open();
        }
        OutputStream current = out;
        if (current != null) {
            current.write(line);
            bytes += line.length;
        }
    }

    /** What was written stands in the file from now on. */
    void flush() throws IOException {
        OutputStream current = out;
        if (current != null) {
            current.flush();
        }
    }

    private void putAside() throws IOException {
        if (keep == 0) {
            Files.deleteIfExists(file);
            return;
        }
        for (int n = keep; n > 1; n--) {
            if (Files.exists(numbered(n - 1))) {
                Files.move(numbered(n - 1), numbered(n), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path numbered(int n) {
        return file.resolveSibling(file.getFileName() + "." + n);
    }

    @Override
    public void close() throws IOException {
        OutputStream current = out;
        out = null;
        if (current != null) {
            current.close();
        }
    }
}
