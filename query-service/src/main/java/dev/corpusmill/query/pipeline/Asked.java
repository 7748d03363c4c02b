package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.prompt.Turn;
import java.util.List;

/**
 * A question as it is worked on.
 *
 * @param question as it is searched for
 * @param history what was said before, oldest first
 * @param complete whether the question needs nothing of the history to be understood
 */
record Asked(String question, List<Turn> history, boolean complete) {
    Asked {
        history = List.copyOf(history);
    }

    /** Whether a client said something of its own to the model. */
    boolean instructed() {
        return history.stream().anyMatch(turn -> turn.role().equals(Turn.SYSTEM));
    }
}
