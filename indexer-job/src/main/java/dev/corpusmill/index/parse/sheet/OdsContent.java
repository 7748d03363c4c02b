package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.ParseChoices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The tables of a spreadsheet's {@code content.xml}. Its cells hold the text that they show. Repeated rows and cells are
 * written out up to a bound; empty ones, which fill up most sheets, are only counted.
 */
final class OdsContent extends DefaultHandler {
    private static final int MAX_REPEATED_ROWS = 1_000;
    private static final Set<String> NOT_SHOWN = Set.of("ruby-text", "tracked-changes", "chart", "dde-links");

    private final SheetOutput out;
    private final ParseChoices choices;
    private final LeftOut leftOut;
    private final Set<String> hiddenStyles = new HashSet<>();
    private final List<String> beside = new ArrayList<>(); // texts of drawings, written behind the rows
    private final OdsText text = new OdsText();
    private String style = "";
    private boolean spreadsheet;
    private int ignored;
    private int tables;
    private int frames; // drawings inside each other
    private @Nullable SheetWriter writer;
    private OdsRow row = new OdsRow(0, 1, false);
    private int nextRow;
    private int nextColumn;
    private @Nullable String comment;

    OdsContent(SheetOutput out, ParseChoices choices, LeftOut leftOut) {
        this.out = out;
        this.choices = choices;
        this.leftOut = leftOut;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (ignored > 0 || NOT_SHOWN.contains(local)) {
            ignored++;
            return;
        }
        switch (local) {
            case "style" -> style = value(attributes, "name");
            case "table-properties" -> {
                if (value(attributes, "display").equals("false")) {
                    hiddenStyles.add(style);
                }
            }
            case "spreadsheet" -> spreadsheet = true;
            case "table" -> startTable(attributes);
            case "table-column" -> column(attributes);
            case "table-row" -> startRow(attributes);
            case "table-cell", "covered-table-cell" -> startCell(local, attributes);
            case "annotation" -> {
                text.pause();
                comment = "";
            }
            case "frame", "custom-shape", "rect", "g" -> frames++;
            default -> text.start(local, attributes);
        }
    }

    private void startTable(Attributes attributes) {
        if (!spreadsheet || ++tables > 1) {
            return;
        }
        boolean hidden = hiddenStyles.contains(value(attributes, "style-name"));
        if (hidden && !choices.hidden()) {
            leftOut.sheets++;
            tables--;
            ignored++;
            return;
        }
        writer = new SheetWriter(out, value(attributes, "name"), choices, leftOut);
        nextRow = 0;
        nextColumn = 0;
    }

    private void column(Attributes attributes) {
        int repeated = repeated(attributes, "number-columns-repeated");
        if (writer != null && !isVisible(attributes)) {
            writer.hideColumns(nextColumn, nextColumn + repeated - 1);
        }
        nextColumn += repeated;
    }

    private void startRow(Attributes attributes) {
        row = new OdsRow(nextRow, repeated(attributes, "number-rows-repeated"), !isVisible(attributes));
        nextRow = Math.addExact(nextRow, row.repeated());
    }

    private void startCell(String local, Attributes attributes) {
        text.clear();
        row.startCell(attributes, repeated(attributes, "number-columns-repeated"), local.startsWith("covered"));
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (ignored == 0) {
            text.append(chars, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        if (ignored > 0) {
            ignored--;
            return;
        }
        switch (local) {
            case "spreadsheet" -> spreadsheet = false;
            case "table" -> endTable();
            case "table-row" -> endRow();
            case "table-cell", "covered-table-cell" -> endCell();
            case "annotation" -> comment = text.resume();
            case "frame", "custom-shape", "rect", "g" -> frames--;
            case "p", "h" -> {
                if (frames > 0) {
                    beside.add(text.takeParagraph());
                } else {
                    text.endParagraph();
                }
            }
            default -> text.end(local);
        }
    }

    private void endCell() {
        leftOut.formulas += row.endCell(text.get(), comment == null ? "" : comment);
        comment = null;
        text.clear();
    }

    private void endRow() throws SAXException {
        if (writer == null || tables > 1) {
            return;
        }
        int times = row.cells().isEmpty() ? 0 : Math.min(row.repeated(), MAX_REPEATED_ROWS);
        for (int i = 0; i < times; i++) {
            for (CellRange range : row.merged()) {
                writer.merge(range.down(i));
            }
            writer.row(row.index() + i, row.hidden(), row.cells());
        }
        if (choices.comments()) {
            beside.addAll(row.comments());
        }
    }

    private void endTable() throws SAXException {
        if (tables > 0 && --tables == 0 && writer != null) {
            for (String said : beside) {
                writer.drawing(said);
            }
            beside.clear();
            writer.end();
            writer = null;
        }
    }

    private static boolean isVisible(Attributes attributes) {
        String visibility = value(attributes, "visibility");
        return visibility.isEmpty() || visibility.equals("visible");
    }

    private static int repeated(Attributes attributes, String name) {
        return Math.min(1 << 20, Math.max(1, XlsxStyles.number(value(attributes, name), 1)));
    }

    /** An attribute by its local name; empty where it is missing. */
    static String value(Attributes attributes, String local) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(local)) {
                return attributes.getValue(i);
            }
        }
        return "";
    }
}
