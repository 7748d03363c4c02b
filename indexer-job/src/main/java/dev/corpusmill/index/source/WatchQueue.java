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
 * What is on its way to the index: waits for a reader, is being read, was read and waits for a checkpoint that began after
 * that. A reader gets documents by the hash of their ids. Deletions wait until all that was taken before them is committed.
 */
final class WatchQueue {
    private static final int BATCH = 100;
    private static final DocumentPartitioner PARTITIONER = new DocumentPartitioner();

    private final List<Lane> lanes = new ArrayList<>();
    /** Versions of the changes, other than deletions, that are not committed. */
    private final TreeSet<Long> changes = new TreeSet<>();

    private int size;

    /** What one reader gets. */
    private static final class Lane {
        private final Deque<Taken> changes = new ArrayDeque<>();
        private final Deque<Taken> deletes = new ArrayDeque<>();
        private final List<Taken> reading = new ArrayList<>();
        private final List<Taken> read = new ArrayList<>();
        private final Deque<Covered> covered = new ArrayDeque<>();
    }

    /** What a checkpoint covers, if it completes. */
    private record Covered(long checkpoint, List<Taken> entries) {}

    WatchQueue(int readers) {
        for (int i = 0; i < readers; i++) {
            lanes.add(new Lane());
        }
    }

    /** How many entries are on their way. */
    int size() {
        return size;
    }

    void add(Collection<Taken> taken) {
        for (Taken one : taken) {
            PlanEntry entry = one.entry();
            Lane lane = lanes.get(PARTITIONER.partition(entry.documentId(), lanes.size()));
            if (entry.action() == PlanAction.DELETE) {
                lane.deletes.add(one);
            } else {
                lane.changes.add(one);
                changes.add(entry.version());
            }
        }
        size += taken.size();
    }

    /** The next entries for a reader that has read all it got; none where it has to wait. */
    List<PlanEntry> next(int reader) {
        Lane lane = lanes.get(reader);
        lane.read.addAll(lane.reading);
        lane.reading.clear();
        while (lane.reading.size() < BATCH && !lane.deletes.isEmpty() && covered(lane.deletes.peek())) {
            lane.reading.add(lane.deletes.remove());
        }
        while (lane.reading.size() < BATCH && !lane.changes.isEmpty()) {
            lane.reading.add(lane.changes.remove());
        }
        return lane.reading.stream().map(Taken::entry).toList();
    }

    /** A checkpoint begins: it covers what was read before. */
    void began(long checkpoint) {
        for (Lane lane : lanes) {
            if (!lane.read.isEmpty()) {
                lane.covered.add(new Covered(checkpoint, List.copyOf(lane.read)));
                lane.read.clear();
            }
        }
    }

    /** A checkpoint is complete; gives what is committed now. */
    List<Taken> completed(long checkpoint) {
        List<Taken> committed = new ArrayList<>();
        for (Lane lane : lanes) {
            while (!lane.covered.isEmpty() && lane.covered.peek().checkpoint <= checkpoint) {
                committed.addAll(lane.covered.remove().entries);
            }
        }
        forget(committed);
        return committed;
    }

    /** A reader and the tasks behind it failed; gives what was on its way through them, which nobody finds there again. */
    List<Taken> lost(int reader) {
        Lane lane = lanes.get(reader);
        List<Taken> lost = new ArrayList<>(lane.reading);
        lost.addAll(lane.read);
        lane.covered.forEach(covered -> lost.addAll(covered.entries));
        lane.reading.clear();
        lane.read.clear();
        lane.covered.clear();
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
