package dev.corpusmill.query.session;

/** A question of a conversation and what was answered, references left out. */
public record ChatTurn(String question, String answer) {
    private static final int OVERHEAD = 64;

    int bytes() {
        return OVERHEAD + 2 * (question.length() + answer.length());
    }
}
