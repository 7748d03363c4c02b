package dev.corpusmill.index.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes of one key that wait for a request. */
final class BatchQueue {
    private final int requestRows;
    private final long requestBytes;
    private final Deque<DocumentWrite> waiting = new ArrayDeque<>();
    private long rows;
    private long bytes;

    BatchQueue(int requestRows, long requestBytes) {
        this.requestRows = requestRows;
        this.requestBytes = requestBytes;
    }

    void add(DocumentWrite write) {
        waiting.add(write);
        rows += write.rows();
        bytes += write.bytes();
    }

    boolean full() {
        return rows >= requestRows || bytes >= requestBytes;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    long rows() {
        return rows;
    }

    /** The writes of the next request, one at least. */
    List<DocumentWrite> next() {
        List<DocumentWrite> batch = new ArrayList<>();
        long batchRows = 0;
        long batchBytes = 0;
        while (!waiting.isEmpty()) {
            DocumentWrite write = waiting.element();
            batchRows += write.rows();
            batchBytes += write.bytes();
            if (!batch.isEmpty() && (batchRows > requestRows || batchBytes > requestBytes)) {
                break;
            }
            batch.add(waiting.remove());
            rows -= write.rows();
            bytes -= write.bytes();
        }
        return batch;
    }
}
