package dev.corpusmill.store;

import dev.corpusmill.model.Node;

/** A node that a search found, with the score of its route; scores of different routes are never compared. */
public record ScoredNode(Node node, double score) {}
