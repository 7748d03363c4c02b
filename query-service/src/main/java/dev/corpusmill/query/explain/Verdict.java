package dev.corpusmill.query.explain;

import java.util.Locale;

/** What became of the document; the first that holds, in the order in which a search decides. */
public enum Verdict {
    /** The index knows no such document, or none that the client may know of. */
    UNKNOWN,
    /** The index knows the document, but holds no text of it. */
    NOT_INDEXED,
    /** The client may not see it. */
    HIDDEN,
    /** The filter of the request keeps it out. */
    FILTERED,
    /** It holds none of the phrases that the question quotes. */
    NOT_QUOTED,
    /** No route that answered brought it, and some route did not answer. */
    ROUTE_FAILED,
    /** No route finds it for this question, however far down. */
    NO_MATCH,
    /** Routes find it, but below the candidates that they bring. */
    BELOW_CANDIDATES,
    /** A post-processor moved it below the cut, or left it out. */
    POST_PROCESSED,
    /** It is found, but below the number of hits that was asked for. */
    CUT,
    /** It is among the hits. */
    SHOWN;

    /** The name on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
