package dev.corpusmill.index.parse.html;

/** The text of a table's cell, on one line. A table in it is written as "bolt, 5; nut, 7". */
final class CellMarkup implements Markup {
    private final StringBuilder text = new StringBuilder();
    private String between = ""; // cells and rows of a table in this cell

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
        between = switch (element) {
            case "td" -> ", ";
            case "tr" -> "; ";
            case "table" -> " ";
            default -> between;
        };
    }

    @Override
    public void text(String more) {
        if (!between.isEmpty() && !more.isBlank()) {
            text.setLength(text.toString().stripTrailing().length());
            text.append(text.isEmpty() ? "" : between);
            between = "";
        }
        text.append(more);
    }

    @Override
    public String toString() {
        return text.toString().strip();
    }
}
