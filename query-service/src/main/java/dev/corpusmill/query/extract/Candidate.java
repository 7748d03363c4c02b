package dev.corpusmill.query.extract;

import java.util.Set;

/**
 * A statement that might answer.
 *
 * @param passage rank of its hit, from 0
 * @param text word for word
 * @param lead the line that a reader needs with it, like a table's head; empty where none is needed
 * @param context the heading or question that it stands under; empty where there is none
 * @param words of text and lead
 * @param around words of the statements before and behind it
 */
record Candidate(
        int passage,
        Span span,
        String text,
        String lead,
        String context,
        Set<String> words,
        Set<String> around) {
    /** What the model reads: a row of figures says nothing without its head. */
    String embedded() {
        return lead.isEmpty() ? text : lead + "\n" + text;
    }
}
