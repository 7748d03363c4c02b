package dev.corpusmill.index.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Reads files within a time limit, whatever they have become since they were listed: a pipe that nobody writes to, a file
 * that never ends, a mount that does not answer.
 *
 * <p>What hangs cannot be ended from outside, so each file is opened and read on a thread of its own, which is left behind
 * at the limit. So many may hang at once, then nothing more is opened.
 */
public final class TimedReads {
    /** Slower than this no source is read in earnest; a large file gets the time that it takes at this speed. */
    private static final long BYTES_PER_SECOND = 1 << 20;

    /** A file that has got longer than this since it was opened is read again another time. */
    private static final long MAX_GROWTH = 64L << 20;

    private static final int MAX_HANGING = 32;

    private final Duration limit;
    private final Semaphore threads = new Semaphore(MAX_HANGING);

    /** {@code limit} is for one file of no size, from opening to its end. */
    public TimedReads(Duration limit) {
        this.limit = limit;
    }

    /** The same files, each of which is opened only where it is a file, and read within its time. */
    public FileTree over(FileTree files) {
        return new FileTree() {
            @Override
            public List<Child> list(String uri) throws IOException {
                return files.list(uri);
            }

            @Override
            public Child stat(String uri) throws IOException {
                return files.stat(uri);
            }

            @Override
            public String identity(String uri) throws IOException {
                return files.identity(uri);
            }

            @Override
            public String key(String uri) throws IOException {
                return files.key(uri);
            }

            @Override
            public InputStream open(String uri) throws IOException {
                return openTimed(files, uri, 0);
            }

            @Override
            public InputStream open(String uri, long offset) throws IOException {
                return openTimed(files, uri, offset);
            }
        };
    }

    private InputStream openTimed(FileTree files, String uri, long offset) throws IOException {
        FileTree.Child file = files.stat(uri);
        if (file.kind() != FileTree.Kind.FILE) {
            String what = file.kind() == FileTree.Kind.FOLDER ? "a folder" : "a pipe, a socket or a device";
            throw new FileSystemException(file.name(), null, "it is no file any more, but " + what);
        }
        if (!threads.tryAcquire()) {
            throw new IOException("too many files hang while they are read: files=" + MAX_HANGING);
        }

        Duration whole = limit.plusSeconds(file.size() / BYTES_PER_SECOND);
        TimedStream stream =
                new TimedStream(() -> files.open(uri, offset), whole, file.size() + MAX_GROWTH, threads::release);
        stream.start(file.name());
        return stream;
    }
}
