package dev.corpusmill.index.sink;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Moves the writes of many documents to the store, several requests at once, each document's writes in their order. What
 * documents want of the same kind shares requests. Bounded: a caller that adds more than the bound waits until the
 * store has taken some. For one thread.
 */
final class DocumentPipeline implements AutoCloseable {
    private final Bounds bounds;
    private final Function<List<DocumentWrite>, List<StoreRequests.Refusal>> store;
    private final RequestThreads threads;
    private final SinkMetrics metrics;
    private final Map<String, WriteSequence> sequences = new HashMap<>();
    private final Map<BatchKey, BatchQueue> queues = new HashMap<>();
    private long bufferedRows;
    private long bufferedBytes;

    /**
     * @param requests how many may be in flight at once
     * @param requestRows most rows of one request
     * @param requestBytes most bytes of one request, except that one write always fits
     * @param rows most rows that wait or are in flight
     * @param bytes most bytes that wait or are in flight
     */
    record Bounds(int requests, int requestRows, long requestBytes, long rows, long bytes) {
        private static final int REQUEST_ROWS = 500;
        private static final long REQUEST_BYTES = 4L << 20;

        /** For a store that takes so many requests at once: so much waits that each can be followed by a full one. */
        static Bounds of(int requests) {
            long waiting = 2L * (requests + 1);
            return new Bounds(requests, REQUEST_ROWS, REQUEST_BYTES, waiting * REQUEST_ROWS, waiting * REQUEST_BYTES);
        }
    }

    DocumentPipeline(
            Bounds bounds, Function<List<DocumentWrite>, List<StoreRequests.Refusal>> store, SinkMetrics metrics) {
        this.bounds = bounds;
        this.store = store;
        this.threads = new RequestThreads(bounds.requests());
        this.metrics = metrics;
        metrics.watch(() -> bufferedRows, () -> bufferedBytes, threads::inFlight);
    }

    /** Begins a document, when its version before has ended. */
    void open(String documentId, WriteSequence.Refused refused) throws InterruptedException {
        while (sequences.containsKey(documentId)) {
            sendWhatFits(true);
            settle(threads.take());
        }
        sequences.put(documentId, new WriteSequence(refused));
    }

    /** Writes something of an open document, after all that it wrote before. */
    void add(DocumentWrite write) throws InterruptedException {
        buffer(write);
        for (Optional<RequestThreads.End> end = threads.poll(); end.isPresent(); end = threads.poll()) {
            settle(end.get());
        }
        sendWhatFits(false);
        while (bufferedRows > bounds.rows() || bufferedBytes > bounds.bytes()) {
            sendWhatFits(true);
            settle(threads.take());
        }
    }

    /** No more writes of this document follow. */
    void close(String documentId) {
        WriteSequence sequence = sequence(documentId);
        sequence.close();
        if (sequence.ended()) {
            sequences.remove(documentId);
        }
    }

    /** Writes this instead of what is not sent yet of a document; to be called when a write of it is refused. */
    void replace(String documentId, List<DocumentWrite> writes) {
        sequence(documentId).cut().forEach(this::release);
        writes.forEach(this::buffer);
    }

    /** Waits until the store has everything. */
    void drain() throws InterruptedException {
        sendWhatFits(true);
        while (!threads.idle()) {
            settle(threads.take());
            sendWhatFits(true);
        }
    }

    /** Documents that are open, or not yet at their end in the store. */
    Set<String> unfinished() {
        return new HashSet<>(sequences.keySet());
    }

    /** Drops what was not sent, and waits for what was. */
    @Override
    public void close() throws InterruptedException {
        threads.close();
    }

    private void buffer(DocumentWrite write) {
        bufferedRows += write.rows();
        bufferedBytes += write.bytes();
        if (sequence(write.documentId()).add(write)) {
            queue(write);
        }
    }

    private void release(DocumentWrite write) {
        bufferedRows -= write.rows();
        bufferedBytes -= write.bytes();
    }

    private void queue(DocumentWrite write) {
        queues.computeIfAbsent(write.key(), key -> new BatchQueue(bounds.requestRows(), bounds.requestBytes()))
                .add(write);
    }

    /** Starts requests while there is room, of the longest queues first; half-empty ones only where {@code partial}. */
    private void sendWhatFits(boolean partial) {
        while (!threads.full()) {
            Optional<BatchQueue> longest = queues.values().stream()
                    .filter(queue -> queue.full() || (partial && !queue.isEmpty()))
                    .max(Comparator.comparingLong(BatchQueue::rows));
            if (longest.isEmpty()) {
                return;
            }
            List<DocumentWrite> batch = longest.get().next();
            threads.start(batch, () -> store.apply(batch));
        }
    }

    private void settle(RequestThreads.End end) {
        metrics.request(end.writes().size(), end.nanos());
        if (end.failure() != null) {
            throw end.failure();
        }

        for (StoreRequests.Refusal refusal : end.refusals()) {
            metrics.refused();
            sequence(refusal.write().documentId()).refuse(refusal.write(), refusal.reason());
        }

        for (DocumentWrite write : end.writes()) {
            release(write);
            WriteSequence sequence = sequence(write.documentId());
            sequence.done().forEach(this::queue);
            if (sequence.ended()) {
                sequences.remove(write.documentId());
            }
        }
    }

    private WriteSequence sequence(String documentId) {
        WriteSequence sequence = sequences.get(documentId);
        if (sequence == null) {
            throw new IllegalStateException("document is not open: document=" + documentId);
        }
        return sequence;
    }
}
