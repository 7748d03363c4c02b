package dev.corpusmill.index.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left to write of one document, in order: the writes of a stage may be in flight together, and the next stage
 * begins when all of them are done. Only nodes go together: of rows there is one at a time, and nothing overtakes them.
 */
final class WriteSequence {
    private final Refused refused;
    private final Deque<List<DocumentWrite>> later = new ArrayDeque<>();
    /** The first write of the stage that was sent last. */
    private @Nullable DocumentWrite stage;

    private int inFlight;
    private boolean closed;

    /** Is called when the store refuses a write of the document, with the reason. It may replace what is not sent yet. */
    @FunctionalInterface
    interface Refused {
        void refused(DocumentWrite write, String reason);
    }

    WriteSequence(Refused refused) {
        this.refused = refused;
    }

    /** Takes a write behind all others, and says whether it may be sent at once. */
    boolean add(DocumentWrite write) {
        if (later.isEmpty() && (inFlight == 0 || stage == null || stage.joins(write))) {
            stage = write;
            inFlight++;
            return true;
        }
        if (later.isEmpty() || !later.getLast().get(0).joins(write)) {
            later.add(new ArrayList<>());
        }
        later.getLast().add(write);
        return false;
    }

    /** A write of the stage in flight is done; gives the next stage, to be sent now, where it was the last one. */
    List<DocumentWrite> done() {
        inFlight--;
        if (inFlight > 0 || later.isEmpty()) {
            return List.of();
        }
        List<DocumentWrite> next = later.remove();
        stage = next.get(0);
        inFlight = next.size();
        return next;
    }

    /** Forgets the stages that have not begun, and gives their writes back. */
    List<DocumentWrite> cut() {
        List<DocumentWrite> forgotten = new ArrayList<>();
        later.forEach(forgotten::addAll);
        later.clear();
        return forgotten;
    }

    void refuse(DocumentWrite write, String reason) {
        refused.refused(write, reason);
    }

    /** Nothing more will be added, but what replaces refused writes. */
    void close() {
        closed = true;
    }

    /** Whether the store has all of the document. */
    boolean ended() {
        return closed && inFlight == 0 && later.isEmpty();
    }
}
