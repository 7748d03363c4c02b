package dev.corpusmill.query.chat;

/** One message of a conversation; the role is {@code system}, {@code user} or {@code assistant}. */
public record ChatMessage(String role, String content) {
    public static final String SYSTEM = "system";
    public static final String USER = "user";
    public static final String ASSISTANT = "assistant";

    /** Whether it holds instructions for the model instead of something that was said. */
    public boolean instruction() {
        return role.equals(SYSTEM);
    }
}
