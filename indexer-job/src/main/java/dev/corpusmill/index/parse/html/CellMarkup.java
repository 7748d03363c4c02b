package dev.corpusmill.index.parse.html;

/** The text of a table's cell, on one line. */
final class CellMarkup implements Markup {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void open(String element) {
        text.append(text.isEmpty() ? "" : " ");
    }

    @Override
    public void open(String element, String attribute, String value) {
        open(element);
        text.append(attribute.equals(HtmlWriter.MARK) ? value : "");
    }

    @Override
    public void close(String element) {
        text.append(' ');
    }

    @Override
    public void text(String more) {
        text.append(more);
    }

    @Override
    public String toString() {
        return text.toString().strip();
    }
}
