package dev.corpusmill.query.telemetry;

import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.search.SearchResult;
import java.util.Optional;

/**
 * What a request asked for, and what became of it.
 *
 * @param question as the client sent it; empty if there was none, or none could be read
 * @param session of the conversation; empty if the question is in none
 * @param found result of a search
 * @param shared whether the search was made for another request
 * @param problem kind of what went wrong; empty if nothing did
 */
public record RequestOutcome(
        String question,
        String session,
        boolean streamed,
        Optional<SearchResult> found,
        boolean shared,
        Optional<Answer> answer,
        String problem) {
    /** Nothing was asked yet. */
    public static final RequestOutcome NONE = asked("", "", false);

    /** Nothing came of the question yet. */
    public static RequestOutcome asked(String question, String session, boolean streamed) {
        return new RequestOutcome(question, session, streamed, Optional.empty(), false, Optional.empty(), "");
    }

    public RequestOutcome withResult(SearchResult result, boolean sharedResult) {
        return new RequestOutcome(question, session, streamed, Optional.of(result), sharedResult, answer, problem);
    }

    public RequestOutcome withAnswer(Answer given) {
        return new RequestOutcome(question, session, streamed, found, shared, Optional.of(given), problem);
    }

    public RequestOutcome withProblem(String kind) {
        return new RequestOutcome(question, session, streamed, found, shared, answer, kind);
    }

    /** A question whose connection broke: neither an answer nor an error was sent. */
    public boolean unanswered() {
        return !question.isEmpty() && answer.isEmpty() && found.isEmpty() && problem.isEmpty();
    }
}
