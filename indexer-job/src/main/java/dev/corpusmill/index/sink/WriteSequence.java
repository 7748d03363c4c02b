package dev.corpusmill.index.sink;

import dev.corpusmill.index.sink.DocumentWrite.Clean;
import dev.corpusmill.index.sink.DocumentWrite.DropNodes;
import dev.corpusmill.index.sink.DocumentWrite.PutNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is left to write of one document, in order: the writes of a stage may be under way together, and the next stage
 * begins when all of them are done.
 */
final class WriteSequence {
    private final Refused refused;
    private final Deque<List<DocumentWrite>> later = new ArrayDeque<>();
    private Class<? extends DocumentWrite> kindUnderWay = Clean.class;
    private int underWay;
    private boolean closed;

    /** Hears that the store does not take a write of the document, and why. It may replace what is not sent yet. */
    @FunctionalInterface
    interface Refused {
        void refused(DocumentWrite write, String reason);
    }

    WriteSequence(Refused refused) {
        this.refused = refused;
    }

    /** Takes a write behind all others, and says whether it may be sent at once. */
    boolean add(DocumentWrite write) {
        if (later.isEmpty() && (underWay == 0 || joins(kindUnderWay, write))) {
            kindUnderWay = write.getClass();
            underWay++;
            return true;
        }
        if (later.isEmpty() || !joins(later.getLast().get(0).getClass(), write)) {
            later.add(new ArrayList<>());
        }
        later.getLast().add(write);
        return false;
    }

    /** A write of the stage under way is done; gives the next stage, to be sent now, where it was the last one. */
    List<DocumentWrite> done() {
        underWay--;
        if (underWay > 0 || later.isEmpty()) {
            return List.of();
        }
        List<DocumentWrite> next = later.remove();
        kindUnderWay = next.get(0).getClass();
        underWay = next.size();
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
        return closed && underWay == 0 && later.isEmpty();
    }

    /** Only nodes go together: of rows there is one at a time, and nothing overtakes them. */
    private static boolean joins(Class<? extends DocumentWrite> kind, DocumentWrite write) {
        return (kind == PutNode.class || kind == DropNodes.class) && kind == write.getClass();
    }
}
