package dev.corpusmill.query.http;

import org.jspecify.annotations.Nullable;

/** Checks questions the same way at each endpoint. */
final class Questions {
    private final int maxChars;

    Questions(int maxChars) {
        this.maxChars = maxChars;
    }

    String check(String field, @Nullable String question) {
        if (question == null || question.isBlank()) {
            throw new ProblemException(Problem.ofField("empty-question", field, "the question is empty"));
        }
        String stripped = question.strip();
        if (stripped.length() > maxChars) {
            throw new ProblemException(new Problem(
                    413,
                    "question-too-long",
                    "the question has " + stripped.length() + " characters, " + maxChars + " are allowed",
                    field,
                    0));
        }
        return stripped;
    }
}
