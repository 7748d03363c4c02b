package dev.corpusmill.query.http;

import org.jspecify.annotations.Nullable;

/** Checks questions the same way at each endpoint. */
final class Questions {
    private final int maxChars;

    Questions(int maxChars) {
        this.maxChars = maxChars;
    }

    String check(String field, @Nullable String question) {
        if (question == null || question.codePoints().noneMatch(Questions::visible)) {
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

    /** Spaces of all sorts, control characters and halves of characters ask nothing. */
    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
