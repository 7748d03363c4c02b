package dev.corpusmill.index.source;

import dev.corpusmill.index.flow.DocumentPartitioner;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.source.ScanResult.Taken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * What is in flight to the index: waits for a reader, is being read, was read and waits for a checkpoint that began after
 * that. A reader gets documents by the hash of their ids. Deletions wait until all that was taken before them is committed.
 */
final class WatchQueue {
    private static final int BATCH = 100;
    private static final DocumentPartitioner PARTITIONER = new DocumentPartitioner();

    private final List<ReaderQueue> readers = new ArrayList<>();
    /** Versions of the changes, other than deletions, that are not committed. */
    private final TreeSet<Long> changes = new TreeSet<>();

    private int size;

    /** What one reader gets. */
    private static final class ReaderQueue {
        private final Deque<Taken> changes = new ArrayDeque<>();
        private final Deque<Taken> deletes = new ArrayDeque<>();
        private final List<Taken> reading = new ArrayList<>();
        private final List<Taken> read = new ArrayList<>();
        private final Deque<Covered> covered = new ArrayDeque<>();
    }

    /** What a checkpoint covers, if it completes. */
    private record Covered(long checkpoint, List<Taken> entries) {}

    WatchQueue(int count) {
        for (int i = 0; i < count; i++) {
            readers.add(new ReaderQueue());
        }
    }

    /** How many entries are in flight. */
    int size() {
        return size;
    }

    void add(Collection<Taken> taken) {
        for (Taken one : taken) {
            PlanEntry entry = one.entry();
            ReaderQueue queue = readers.get(PARTITIONER.partition(entry.documentId(), readers.size()));
            if (entry.action() == PlanAction.DELETE) {
                queue.deletes.add(one);
            } else {
                queue.changes.add(one);
                changes.add(entry.version());
            }
        }
        size += taken.size();
    }

    /** The next entries for a reader that has read all it got; none where it has to wait. */
    List<PlanEntry> next(int reader) {
        ReaderQueue queue = readers.get(reader);
        queue.read.addAll(queue.reading);
        queue.reading.clear();
        while (queue.reading.size() < BATCH && !queue.deletes.isEmpty() && covered(queue.deletes.peek())) {
            queue.reading.add(queue.deletes.remove());
        }
        while (queue.reading.size() < BATCH && !queue.changes.isEmpty()) {
            queue.reading.add(queue.changes.remove());
        }
        return queue.reading.stream().map(Taken::entry).toList();
    }

    /** A checkpoint begins: it covers what was read before. */
    void began(long checkpoint) {
        for (ReaderQueue queue : readers) {
            if (!queue.read.isEmpty()) {
                queue.covered.add(new Covered(checkpoint, List.copyOf(queue.read)));
                queue.read.clear();
            }
        }
    }

    /** A checkpoint is complete; gives what is committed now. */
    List<Taken> completed(long checkpoint) {
        List<Taken> committed = new ArrayList<>();
        for (ReaderQueue queue : readers) {
            while (!queue.covered.isEmpty() && queue.covered.peek().checkpoint <= checkpoint) {
                committed.addAll(queue.covered.remove().entries);
            }
        }
        forget(committed);
        return committed;
    }

    /** A reader and the tasks behind it failed; returns what was in flight there, which is lost. */
    List<Taken> lost(int reader) {
        ReaderQueue queue = readers.get(reader);
        List<Taken> lost = new ArrayList<>(queue.reading);
        lost.addAll(queue.read);
        queue.covered.forEach(covered -> lost.addAll(covered.entries));
        queue.reading.clear();
        queue.read.clear();
        queue.covered.clear();
        forget(lost);
        return lost;
    }

    private boolean covered(Taken delete) {
        return changes.isEmpty() || changes.first() > delete.entry().version();
    }

    private void forget(List<Taken> entries) {
        entries.forEach(one -> changes.remove(one.entry().version()));
        size -= entries.size();
    }
}
