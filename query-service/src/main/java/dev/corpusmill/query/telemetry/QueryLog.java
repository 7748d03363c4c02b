package dev.corpusmill.query.telemetry;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON line for each request, written by a thread of its own. If the disk does not keep up, lines are dropped
 * and counted; a request never waits.
 */
public final class QueryLog implements RequestListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueryLog.class);
    private static final int QUEUE = 8192;
    /** Lines wait so long for others: to wake a thread and to call the system for each costs more than the line. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long CLOSE_SECONDS = 5;

    private final QueryLogLine line;
    private final RollingFile file;
    private final BlockingQueue<Optional<RequestRecord>> queue = new ArrayBlockingQueue<>(QUEUE); // empty ends it
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = new Thread(this::run, "corpusmill-query-log");
    private boolean broken;

    /**
     * A log in a file, which is opened now.
     *
     * @param text whether questions and answers are written
     * @param keep files that are kept when they have grown to their size
     */
    public QueryLog(Path path, boolean text, long maxBytes, int keep) {
        this.line = new QueryLogLine(text);
        this.file = new RollingFile(path, maxBytes, keep);
        try {
            file.open();
        } catch (IOException unwritable) {
            throw new ClassifiedException(
                    FailureKind.FATAL,
                    "the query log cannot be written, telemetry.query-log says where it is: file=" + path + " reason="
                            + ClassifiedException.reasonOf(unwritable),
                    unwritable);
        }
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void ended(RequestRecord request) {
        if (!queue.offer(Optional.of(request))) {
            dropped.incrementAndGet();
        }
    }

    /** Lines that were not written. */
    public long dropped() {
        return dropped.get();
    }

    private void run() {
        List<Optional<RequestRecord>> batch = new ArrayList<>(QUEUE);
        try (file) {
            for (boolean more = true; more; batch.clear()) {
                batch.add(queue.take());
                if (batch.get(0).isPresent()) {
                    LockSupport.parkNanos(LINGER_NANOS);
                    queue.drainTo(batch);
                }
                more = write(batch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException unclosed) {
            LOG.warn("query log not closed: reason={}", ClassifiedException.reasonOf(unclosed));
        }
    }

    /** Writes lines up to the end, if it is among them; false where it is. */
    private boolean write(List<Optional<RequestRecord>> batch) {
        int unwritten = 0;
        for (Optional<RequestRecord> next : batch) {
            if (next.isEmpty()) {
                break; // what comes after the end is not written
            }
            unwritten++;
            try {
                file.write(line.write(next.get()));
            } catch (IOException failed) {
                drop(unwritten, failed);
                unwritten = 0;
            }
        }
        try {
            file.flush();
            broken &= unwritten == 0;
        } catch (IOException failed) {
            drop(unwritten, failed);
        }
        return batch.stream().allMatch(Optional::isPresent);
    }

    private void drop(int lines, IOException failed) {
        dropped.addAndGet(lines);
        if (!broken) { // said once, not for each line
            LOG.error("query log not written: reason={}", ClassifiedException.reasonOf(failed));
        }
        broken = true;
    }

    /** Writes what is there, and ends. */
    @Override
    public void close() {
        try {
            if (queue.offer(Optional.empty(), CLOSE_SECONDS, TimeUnit.SECONDS)) {
                thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
