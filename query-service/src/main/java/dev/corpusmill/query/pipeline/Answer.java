package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.verify.Verification;
import java.util.List;

/** An answer with what it rests on and how it came about. */
public record Answer(
        AnswerOrigin origin, String text, List<Citation> citations, Verification verification, Trace trace) {
    private static final int CITATION_OVERHEAD = 400;

    public Answer {
        citations = List.copyOf(citations);
    }

    /** Roughly what it holds in memory. */
    public int bytes() {
        int chars = text.length();
        for (Citation citation : citations) {
            chars += citation.text().length() + citation.node().text().length() + CITATION_OVERHEAD;
        }
        return 2 * chars;
    }
}
