package dev.corpusmill.index.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a watch remembers of the documents in the catalogue: just enough to see that one needs nothing. Some 200 bytes of
 * heap for each document, with an id of 60 characters. For one thread.
 */
final class KnownDocuments {
    private final Map<String, Known> documents = new HashMap<>();

    /** One document. */
    static final class Known {
        private long size;
        private long mtimeMillis;
        private int lastScan;
        private int misses;
        private State state;

        private Known(long size, long mtimeMillis, State state) {
            this.size = size;
            this.mtimeMillis = mtimeMillis;
            this.state = state;
        }

        boolean same(long otherSize, long otherMtimeMillis) {
            return size == otherSize && mtimeMillis == otherMtimeMillis;
        }

        /** Its source listed it in this scan. */
        void seen(int scan) {
            lastScan = scan;
            misses = 0;
        }

        /** Its source did not list it; says how many scans in a row that is. */
        int missed() {
            return ++misses;
        }

        boolean is(State asked) {
            return state == asked;
        }

        void become(State next, long newSize, long newMtimeMillis) {
            state = next;
            size = newSize;
            mtimeMillis = newMtimeMillis;
        }

        void become(State next) {
            state = next;
        }
    }

    /** How far what is remembered can be trusted. */
    enum State {
        /** Nothing has to be done while its source lists it like this. */
        SETTLED,
        /** Its row has to be read. */
        OPEN,
        /** It was assigned; nothing is decided before that is committed, or lost. */
        IN_FLIGHT
    }

    /** Remembers a document of the catalogue, which {@code misses} complete runs in a row did not list. */
    void put(String id, long size, long mtimeMillis, State state, int misses) {
        Known known = new Known(size, mtimeMillis, state);
        known.misses = misses;
        documents.put(id, known);
    }

    @Nullable
    Known get(String id) {
        return documents.get(id);
    }

    void remove(String id) {
        documents.remove(id);
    }

    int size() {
        return documents.size();
    }

    /** Gives the ids of those that no run or scan has missed. */
    void eachPresent(Consumer<String> action) {
        documents.forEach((id, known) -> {
            if (known.misses == 0) {
                action.accept(id);
            }
        });
    }

    /** Ids that this scan did not see and that are not in flight. */
    List<String> unseen(int scan) {
        List<String> ids = new ArrayList<>();
        documents.forEach((id, known) -> {
            if (known.lastScan != scan && known.state != State.IN_FLIGHT) {
                ids.add(id);
            }
        });
        return ids;
    }
}
