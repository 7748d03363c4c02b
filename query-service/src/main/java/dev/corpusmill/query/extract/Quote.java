package dev.corpusmill.query.extract;

import dev.corpusmill.api.model.Node;

/**
 * A part of a node, word for word.
 *
 * @param start offset in the node's text
 * @param end offset behind the last character
 * @param lead the line that a reader needs before it, like a table's head; empty where none is needed
 */
public record Quote(Node node, int start, int end, String lead) {
    public String text() {
        return node.text().substring(start, end);
    }
}
