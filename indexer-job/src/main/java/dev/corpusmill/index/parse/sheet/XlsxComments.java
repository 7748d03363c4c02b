package dev.corpusmill.index.parse.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Comments of a sheet by their cells. */
final class XlsxComments extends DefaultHandler {
    private final Map<String, String> byCell = new LinkedHashMap<>();
    private final StringBuilder current = new StringBuilder();
    private String cell = "";
    private boolean text;
    private boolean reading;

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        switch (local) {
            case "comment" -> {
                String reference = attributes.getValue("ref");
                cell = reference == null ? "" : reference;
                current.setLength(0);
            }
            case "rPh" -> reading = true;
            case "t" -> text = !reading;
            default -> {}
        }
    }

    @Override
    public void characters(char[] buffer, int start, int length) {
        if (text) {
            current.append(buffer, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        switch (local) {
            case "comment" ->
                byCell.put(cell, XlsxText.unescape(current.toString()).strip());
            case "rPh" -> reading = false;
            case "t" -> text = false;
            default -> {}
        }
    }

    Map<String, String> byCell() {
        return byCell;
    }
}
