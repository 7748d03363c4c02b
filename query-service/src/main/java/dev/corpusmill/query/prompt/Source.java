package dev.corpusmill.query.prompt;

import dev.corpusmill.api.model.Node;

/**
 * A node as it stands in a prompt.
 *
 * @param number what the model cites it by, from 1
 * @param text the node's text, or its beginning where the budget ended
 */
public record Source(int number, Node node, String text) {}
