package dev.corpusmill.query.extract;

import dev.corpusmill.api.model.Node;

/**
 * A part of a node, word for word.
 *
 * @param start offset in the node's text
 * @param end offset behind the last character
 * @param lead the line that a reader needs before it, like a table's head; empty where none is needed
 * @param code whether it is of a program
 */
public record Quote(Node node, int start, int end, String lead, boolean code) {
    public String text() {
        return node.text().substring(start, end);
    }

    /** The same for a reader: without the marks of Markdown. */
    String shown() {
        return !code && MarkdownText.isMarkdown(node.documentId()) ? MarkdownText.plain(text()) : text();
    }

    String shownLead() {
        return MarkdownText.isMarkdown(node.documentId()) ? MarkdownText.plain(lead) : lead;
    }
}
