package dev.corpusmill.query.llm;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The servers that one request has been sent to: another attempt, or a hedge, goes elsewhere. For several threads. */
public final class TriedServers {
    private final Set<URI> tried = ConcurrentHashMap.newKeySet();
    private volatile boolean othersLeft;

    boolean contains(URI server) {
        return tried.contains(server);
    }

    boolean none() {
        return tried.isEmpty();
    }

    /** @param others whether there are servers besides that the request has not been sent to */
    void add(URI server, boolean others) {
        tried.add(server);
        othersLeft = others;
    }

    /** Whether another attempt would go to a server that was not tried. */
    boolean othersLeft() {
        return othersLeft;
    }
}
