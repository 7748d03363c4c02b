package dev.corpusmill.api.model;

/**
 * From where on a page, a label and headings hold.
 *
 * @param charStart offset of the first UTF-16 unit in the parsed text
 * @param page from 1; 0 where the format has no pages
 * @param label what people call it, like {@code Rates!A5:D5} or {@code inner.zip/notes.txt}; empty where nothing does
 * @param heading the headings above, outermost first, joined by " > "
 */
public record PlacePart(int charStart, int page, String label, String heading) {}
