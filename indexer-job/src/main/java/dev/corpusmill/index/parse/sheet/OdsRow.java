package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.sheet.format.FormatCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xml.sax.Attributes;

/** A row of an ODS table while its cells are read. */
final class OdsRow {
    private static final int MAX_COLUMNS = 16_384;
    private static final int MAX_REPEATED_CELLS = 1_024;
    private static final FormatCode GENERAL = FormatCode.parse("General");

    private final int index;
    private final int repeated;
    private final boolean hidden;
    private final List<Cell> cells = new ArrayList<>();
    private final List<CellRange> merged = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private int column;
    private int times;
    private boolean covered;
    private boolean number;
    private boolean formula;
    private String value = "";

    OdsRow(int index, int repeated, boolean hidden) {
        this.index = index;
        this.repeated = repeated;
        this.hidden = hidden;
    }

    void startCell(Attributes attributes, int repeatedCells, boolean isCovered) {
        times = repeatedCells;
        covered = isCovered;
        String type = OdsContent.value(attributes, "value-type");
        number = !type.isEmpty() && !type.equals("string") && !type.equals("boolean");
        formula = !OdsContent.value(attributes, "formula").isEmpty();
        value = shown(type, attributes);
        int columns = XlsxStyles.number(OdsContent.value(attributes, "number-columns-spanned"), 1);
        int rows = XlsxStyles.number(OdsContent.value(attributes, "number-rows-spanned"), 1);
        if (!covered && (columns > 1 || rows > 1)) {
            int lastRow = Math.min(index + Math.max(1, rows), 1 << 20) - 1;
            merged.add(new CellRange(index, column, lastRow, Math.min(column + columns, MAX_COLUMNS) - 1));
        }
    }

    /** What a cell without a text shows, by its value. */
    private static String shown(String type, Attributes attributes) {
        return switch (type) {
            case "float", "currency", "percentage" -> number(OdsContent.value(attributes, "value"), type);
            case "date" -> OdsContent.value(attributes, "date-value");
            case "time" -> OdsContent.value(attributes, "time-value");
            case "boolean" -> OdsContent.value(attributes, "boolean-value").toUpperCase(Locale.ROOT);
            default -> OdsContent.value(attributes, "string-value");
        };
    }

    private static String number(String value, String type) {
        try {
            double number = Double.parseDouble(value);
            return type.equals("percentage")
                    ? GENERAL.number(number * 100, false, Locale.ENGLISH) + "%"
                    : GENERAL.number(number, false, Locale.ENGLISH);
        } catch (NumberFormatException malformed) {
            return value;
        }
    }

    /** Ends a cell; 1 if it is a formula without a value. */
    int endCell(String text, String comment) {
        String shown = text.isEmpty() ? value : text;
        if (!shown.isBlank() && !covered) {
            for (int i = 0; i < Math.min(times, MAX_REPEATED_CELLS) && column + i < MAX_COLUMNS; i++) {
                cells.add(number ? Cell.number(column + i, shown) : Cell.text(column + i, shown));
            }
        }
        if (!comment.isBlank()) {
            comments.add("Comment on " + CellRange.letters(column) + (index + 1) + ": " + comment);
        }
        column = Math.min(MAX_COLUMNS, column + times);
        return formula && shown.isEmpty() && !covered ? 1 : 0;
    }

    int index() {
        return index;
    }

    int repeated() {
        return repeated;
    }

    boolean hidden() {
        return hidden;
    }

    List<Cell> cells() {
        return cells;
    }

    List<CellRange> merged() {
        return merged;
    }

    List<String> comments() {
        return comments;
    }
}
