package dev.corpusmill.query.extract;

import java.util.List;

/**
 * An answer that is made of quotes.
 *
 * @param text all quotes, each followed by its number in brackets
 * @param quotes in the order of their numbers, from 1
 */
public record Quotation(String text, List<Quote> quotes) {
    public Quotation {
        quotes = List.copyOf(quotes);
    }
}
