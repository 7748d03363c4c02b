package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Span.Kind;
import java.util.List;
import java.util.Set;

/**
 * A statement that might answer.
 *
 * @param passage rank of its hit, from 0
 * @param text word for word
 * @param lead the line that a reader needs with it, like a table's head; empty where none is needed
 * @param context the heading or question that it stands under; empty where there is none
 * @param behind how many statements stand between that and this one
 * @param words of text and lead
 * @param opening what opens its paragraph or block, which often names what the others only call "it"; empty where it is
 *     that itself
 * @param around words of the statements before and behind it, of the headings above and of the title
 * @param scopes texts that say what it is about: itself with its lead, what stands before it, nearest first, the headings
 *     above, innermost first, and the title
 */
record Candidate(
        int passage,
        Span span,
        String text,
        String lead,
        String context,
        int behind,
        String opening,
        Set<String> words,
        Set<String> around,
        List<String> scopes) {
    /** Whether it is a row under the head of its table. */
    boolean isRow() {
        return lead.contains("|");
    }

    /** What the model reads: a row of figures says nothing without its head, a value nothing without its subject. */
    String embedded() {
        if (span.kind() == Kind.PAIR && !opening.isEmpty()) {
            return opening + "\n" + text;
        }
        return lead.isEmpty() ? text : lead + "\n" + text;
    }
}
