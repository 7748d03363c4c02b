package dev.corpusmill.query.extract;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.extract.Span.Kind;
import java.util.List;

/** Which sentences stand side by side in a paragraph of running text. */
final class Neighbors {
    private final boolean[] followed;

    /** @param candidates in the order of their hits and of their places in them */
    Neighbors(List<Hit> hits, List<Candidate> candidates) {
        followed = new boolean[candidates.size()];
        for (int i = 0; i + 1 < followed.length; i++) {
            Candidate first = candidates.get(i);
            Candidate next = candidates.get(i + 1);
            boolean running =
                    first.span().kind() == Kind.SENTENCE && next.span().kind() == Kind.SENTENCE;
            if (running && first.passage() == next.passage()) {
                String text = hits.get(first.passage()).node().text();
                String between = text.substring(first.span().end(), next.span().start());
                followed[i] = between.isBlank() && !between.contains("\n\n");
            }
        }
    }

    /** Whether the next candidate is the next sentence of the same paragraph. */
    boolean followed(int index) {
        return followed[index];
    }

    /** Whether the candidate before it is the sentence before it in the same paragraph. */
    boolean preceded(int index) {
        return index > 0 && followed[index - 1];
    }
}
