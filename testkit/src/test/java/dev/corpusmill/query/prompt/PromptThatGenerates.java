package dev.corpusmill.query.prompt;

import dev.corpusmill.query.llm.Whatever;

/** Breaks the rule that stages never import each other, to show that it is noticed. */
public record PromptThatGenerates(Whatever generator) {}
