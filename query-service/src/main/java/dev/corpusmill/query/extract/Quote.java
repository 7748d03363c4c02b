package dev.corpusmill.query.extract;

import dev.corpusmill.api.model.Node;

/**
 * Sentences of a node, word for word.
 *
 * @param start offset in the node's text
 * @param end offset behind the last character
 */
public record Quote(Node node, int start, int end) {
    public String text() {
        return node.text().substring(start, end);
    }
}
