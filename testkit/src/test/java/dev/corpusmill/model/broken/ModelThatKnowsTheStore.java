package dev.corpusmill.model.broken;

import dev.corpusmill.store.IndexStore;

/** Breaks the first rule of the architecture, to show that it is noticed. */
public record ModelThatKnowsTheStore(IndexStore store) {}
