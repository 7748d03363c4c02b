package dev.corpusmill.query.pipeline;

import java.util.List;

/** An answer with what it rests on and how it came about. */
public record Answer(AnswerRoute route, String text, List<Citation> citations, Trace trace) {
    public Answer {
        citations = List.copyOf(citations);
    }
}
