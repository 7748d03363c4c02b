package dev.corpusmill.query.prompt;

/** What one side said; the role is {@code system}, {@code user} or {@code assistant}. */
public record Turn(String role, String content) {
    public static final String SYSTEM = "system";
    public static final String USER = "user";
    public static final String ASSISTANT = "assistant";
}
