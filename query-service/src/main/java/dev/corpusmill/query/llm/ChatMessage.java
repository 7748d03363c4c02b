package dev.corpusmill.query.llm;

/** One message to a model; the role is {@code system}, {@code user} or {@code assistant}. */
public record ChatMessage(String role, String content) {}
