package dev.corpusmill.store.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock of the operating system on a file: it ends with the process that holds it, however that ends. */
final class ProcessLock implements AutoCloseable {
    /*
     * POSIX gives up all locks of a process on a file as soon as the process closes any descriptor of that file. So a
     * second attempt in one JVM must not even open it. Who holds what is kept in the system properties, the one map
     * that class loaders share: a Flink cluster loads the job's classes anew for each submission.
     */
    private static final String HELD = "corpusmill.lock.";

    private final Path file;
    private final String property;
    private final FileChannel channel;
    private final FileLock lock;
    private boolean closed;

    private ProcessLock(Path file, String property, FileChannel channel, FileLock lock) {
        this.file = file;
        this.property = property;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, or says nothing where this or another process holds it. */
    static Optional<ProcessLock> tryLock(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        String property = HELD + (parent == null ? file : parent.toRealPath().resolve(file.getFileName()));
        if (System.getProperties().putIfAbsent(property, "held") != null) {
            return Optional.empty();
        }
        Optional<ProcessLock> locked = Optional.empty();
        try {
            locked = lock(file, property);
            return locked;
        } finally {
            if (locked.isEmpty()) {
                System.clearProperty(property);
            }
        }
    }

    private static Optional<ProcessLock> lock(Path file, String property) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new ProcessLock(file, property, channel, lock));
    }

    /** Puts this into the file, in place of what was there, for others to read. */
    synchronized void write(String content) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), 0);
    }

    synchronized boolean held() {
        return !closed && lock.isValid() && Files.exists(file);
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close(); // releases the lock
        } finally {
            System.clearProperty(property);
        }
    }
}
