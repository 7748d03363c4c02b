package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.query.extract.Quote;
import dev.corpusmill.query.prompt.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * What a statement of an answer rests on.
 *
 * @param n the number that the answer cites it by
 * @param node the node that holds it
 * @param place of the quoted text in its document, not of the whole node
 * @param text word for word as it stands in the document
 */
public record Citation(int n, Node node, Place place, String text) {
    static Citation of(Source source) {
        return within(source.number(), source.node(), 0, source.text().length());
    }

    /** Numbered from 1, as they follow each other. */
    static List<Citation> of(List<Quote> quotes) {
        List<Citation> citations = new ArrayList<>();
        for (Quote quote : quotes) {
            citations.add(within(citations.size() + 1, quote.node(), quote.start(), quote.end()));
        }
        return citations;
    }

    /** The same citation of a node that says the same, but may have moved within its document. */
    Citation in(Node now) {
        int start = Math.max(0, node.text().indexOf(text, offset()));
        return within(n, now, start, Math.min(now.text().length(), start + text.length()));
    }

    /** Where the text stands in the node, at the earliest. */
    private int offset() {
        return place.charStart() - node.place().charStart();
    }

    private static Citation within(int n, Node node, int start, int end) {
        return new Citation(n, node, node.placeOf(start, end), node.text().substring(start, end));
    }
}
