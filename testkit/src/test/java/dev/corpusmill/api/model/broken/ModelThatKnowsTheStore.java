package dev.corpusmill.api.model.broken;

import dev.corpusmill.api.store.IndexStore;

/** Breaks the first rule of the architecture, to show that it is noticed. */
public record ModelThatKnowsTheStore(IndexStore store) {}
