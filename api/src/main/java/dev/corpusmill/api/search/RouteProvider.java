package dev.corpusmill.api.search;

import dev.corpusmill.api.Provider;

/** Brings a kind of route: the {@code kind} of an entry of {@code search.routes} is its name. */
public interface RouteProvider<C extends Record> extends Provider<C> {
    /** A route for one name of the configuration; it is used until the program ends. */
    Route open(C settings, RouteContext context);
}
