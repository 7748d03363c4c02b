package dev.corpusmill.testkit.milvus;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often each row was sent, and in how many requests that failed. */
public final class Traffic {
    /** So many answers may be on their way to a client when its connection breaks: as many as it has requests at once. */
    private static final int ON_THE_WIRE = 4;

    private final Map<String, Integer> sent = new HashMap<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private final Set<Request> underWay = new HashSet<>();
    private final Deque<Request> answered = new ArrayDeque<>();
    private long requests;
    private long faults;

    /** A request that has arrived; each is one of its own. */
    static final class Request {
        private final Collection<String> rows;

        private Request(Collection<String> rows) {
            this.rows = rows;
        }
    }

    /** A request with rows arrives; {@code failure} says that it will not be answered well. */
    synchronized Request note(Collection<String> rows, boolean failure) {
        Request request = new Request(rows);
        if (rows.isEmpty()) {
            return request;
        }
        requests++;
        rows.forEach(row -> sent.merge(row, 1, Integer::sum));
        if (failure) {
            fail(request);
        } else {
            underWay.add(request);
        }
        return request;
    }

    synchronized void answered(Request request) {
        if (underWay.remove(request)) {
            answered.add(request);
            if (answered.size() > ON_THE_WIRE) {
                answered.remove();
            }
        }
    }

    /** A request that had arrived well failed on the server. */
    synchronized void failed(Request request) {
        if (underWay.remove(request)) {
            fail(request);
        }
    }

    /** All connections break: nobody hears what became of the requests in flight. */
    synchronized void cut() {
        underWay.forEach(this::fail);
        underWay.clear();
        answered.forEach(this::fail);
        answered.clear();
    }

    private void fail(Request request) {
        faults++;
        request.rows.forEach(row -> failed.merge(row, 1, Integer::sum));
    }

    /** How often the row was sent beyond the one time, and the times after a request with it had failed. */
    public synchronized int superfluous(String row) {
        return sent.getOrDefault(row, 0) - 1 - failed.getOrDefault(row, 0);
    }

    /** Rows that were sent at all. */
    public synchronized Collection<String> rows() {
        return Map.copyOf(sent).keySet();
    }

    public synchronized long requests() {
        return requests;
    }

    public synchronized long faults() {
        return faults;
    }
}
