package dev.corpusmill.index.parse.html;

/** Where the blocks of a page go: to the document's text, or into the cell of a table. */
public interface Markup {
    void open(String element);

    /** Opens an element with one attribute. */
    void open(String element, String attribute, String value);

    void close(String element);

    void text(String text);
}
