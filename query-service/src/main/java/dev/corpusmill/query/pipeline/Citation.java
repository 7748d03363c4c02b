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
 * @param place of the quoted text in its document
 * @param text word for word as it stands in the document
 */
public record Citation(int n, Node node, Place place, String text) {
    static Citation of(Source source) {
        return new Citation(
                source.number(),
                source.node(),
                within(source.node(), 0, source.text().length()),
                source.text());
    }

    /** Numbered from 1, as they follow each other. */
    static List<Citation> of(List<Quote> quotes) {
        List<Citation> citations = new ArrayList<>();
        for (Quote quote : quotes) {
            Place place = within(quote.node(), quote.start(), quote.end());
            citations.add(new Citation(citations.size() + 1, quote.node(), place, quote.text()));
        }
        return citations;
    }

    /** The same citation of a node that says the same, but may have moved within its document. */
    Citation in(Node now) {
        int offset = place.charStart() - node.place().charStart();
        boolean whole = place.equals(node.place());
        return new Citation(n, now, whole ? now.place() : within(now, offset, offset + text.length()), text);
    }

    /** Offsets in the document; of the whole node where its text is not the document's, character for character. */
    private static Place within(Node node, int start, int end) {
        Place place = node.place();
        if (place.charEnd() - place.charStart() != node.text().length()) {
            return place;
        }
        return new Place(place.page(), place.charStart() + start, place.charStart() + end, place.heading());
    }
}
