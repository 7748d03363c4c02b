package dev.corpusmill.api;

/** The settings of a provider that has none. */
public record NoSettings() {}
