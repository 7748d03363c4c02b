package dev.corpusmill.query.llm;

import dev.corpusmill.store.memory.MemoryStore;

/** Breaks the rule that only wiring names a concrete store, to show that it is noticed. */
public record Whatever(MemoryStore store) {}
