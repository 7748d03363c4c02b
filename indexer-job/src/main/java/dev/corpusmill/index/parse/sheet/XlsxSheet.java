package dev.corpusmill.index.parse.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The part of a sheet: its cells row by row, what is hidden, head and foot of its pages. */
final class XlsxSheet extends DefaultHandler {
    private final SheetWriter writer;
    private final XlsxStrings strings;
    private final XlsxStyles styles;
    private final LeftOut leftOut;
    private final List<String> pageTexts = new ArrayList<>();
    private final StringBuilder content = new StringBuilder();
    private List<Cell> cells = new ArrayList<>();
    private int row = -1;
    private int column = -1;
    private boolean rowHidden;
    private String type = "n";
    private int style;
    private String value = "";
    private boolean formula;
    private boolean collecting;
    private boolean reading; // of a Japanese word

    XlsxSheet(SheetWriter writer, XlsxStrings strings, XlsxStyles styles, LeftOut leftOut) {
        this.writer = writer;
        this.strings = strings;
        this.styles = styles;
        this.leftOut = leftOut;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        switch (local) {
            case "c" -> startCell(attributes);
            case "v" -> collect();
            case "t" -> {
                if (!reading) {
                    collecting = true;
                }
            }
            case "is" -> content.setLength(0);
            case "rPh" -> reading = true;
            case "f" -> formula = true;
            case "row" -> startRow(attributes);
            case "col" -> {
                if (XlsxWorkbook.isTrue(attributes.getValue("hidden")) || "0".equals(attributes.getValue("width"))) {
                    int first = XlsxStyles.number(attributes.getValue("min"), 1) - 1;
                    writer.hideColumns(first, XlsxStyles.number(attributes.getValue("max"), first + 1) - 1);
                }
            }
            case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter" -> collect();
            default -> {}
        }
    }

    private void collect() {
        collecting = true;
        content.setLength(0);
    }

    private void startRow(Attributes attributes) {
        row = Math.max(row + 1, XlsxStyles.number(attributes.getValue("r"), row + 2) - 1);
        column = -1;
        rowHidden = XlsxWorkbook.isTrue(attributes.getValue("hidden"));
        cells = new ArrayList<>();
    }

    private void startCell(Attributes attributes) {
        String reference = attributes.getValue("r");
        int named = reference == null ? -1 : CellRange.column(reference);
        column = Math.max(column + 1, named);
        String kind = attributes.getValue("t");
        type = kind == null ? "n" : kind;
        style = XlsxStyles.number(attributes.getValue("s"), 0);
        value = "";
        formula = false;
    }

    @Override
    public void characters(char[] buffer, int start, int length) {
        if (collecting) {
            content.append(buffer, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        switch (local) {
            case "v", "is" -> {
                value = content.toString();
                collecting = false;
            }
            case "t" -> collecting = false;
            case "rPh" -> reading = false;
            case "c" -> endCell();
            case "row" -> writer.row(row, rowHidden, cells);
            case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter" -> {
                collecting = false;
                if (!pageTexts.contains(content.toString())) {
                    pageTexts.add(content.toString());
                }
            }
            default -> {}
        }
    }

    private void endCell() {
        if (value.isEmpty()) {
            leftOut.formulas += formula && !type.equals("str") ? 1 : 0;
            return;
        }
        Cell cell =
                switch (type) {
                    case "s" -> text(strings.get(XlsxStyles.number(value, -1)));
                    case "inlineStr", "str" -> text(XlsxText.unescape(value));
                    case "b" -> Cell.text(column, XlsxWorkbook.isTrue(value) ? "TRUE" : "FALSE");
                    case "e" -> Cell.text(column, value);
                    case "d" -> date();
                    default -> number();
                };
        cells.add(cell);
    }

    private Cell text(String shown) {
        return Cell.text(column, styles.formats().text(shown, styles.format(style)));
    }

    private Cell number() {
        Double number = parse(value);
        return number == null
                ? Cell.text(column, value)
                : Cell.number(column, styles.formats().number(number, styles.format(style)));
    }

    private Cell date() {
        return Cell.number(column, styles.formats().isoDate(value, styles.format(style)));
    }

    private static @Nullable Double parse(String value) {
        try {
            return Double.valueOf(value.strip());
        } catch (NumberFormatException malformed) {
            return null; // shown as it stands
        }
    }

    /** Writes what stands behind the cells. */
    void end() throws SAXException {
        for (String text : pageTexts) {
            writer.pageText(text);
        }
    }
}
