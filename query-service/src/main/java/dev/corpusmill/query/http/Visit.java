package dev.corpusmill.query.http;

import dev.corpusmill.query.security.Caller;
import io.javalin.http.Context;

/** One request from its first line to the end of its response. */
final class Visit {
    private static final String ATTRIBUTE = Visit.class.getName();

    private final Caller caller;

    private Visit(Caller caller) {
        this.caller = caller;
    }

    static Visit begin(Context context, Caller caller) {
        Visit visit = new Visit(caller);
        context.attribute(ATTRIBUTE, visit);
        return visit;
    }

    /** The visit of a request that has come through the gate; every request has. */
    static Visit of(Context context) {
        Visit visit = context.attribute(ATTRIBUTE);
        if (visit == null) {
            throw new IllegalStateException("a request came around the gate: path=" + context.path());
        }
        return visit;
    }

    Caller caller() {
        return caller;
    }
}
