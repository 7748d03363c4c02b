package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.label.NumberText;
import dev.corpusmill.index.parse.label.SymbolText;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;

/**
 * One level of a list.
 *
 * @param start the first number
 * @param format name of the number's format
 * @param text what is shown, with {@code %1} to {@code %9} for the numbers of the levels
 * @param legal whether all numbers are shown in decimal
 * @param restart level, from 1, from which on an item restarts this one; 0 never, −1 each level above
 * @param space what stands between number and text
 * @param style paragraph style of this level, empty without one
 */
record ListLevel(int start, String format, String text, boolean legal, int restart, String space, String style) {
    static final ListLevel NONE = new ListLevel(1, "none", "", false, -1, "", "");
    private static final String BULLET = "•";

    static ListLevel read(XmlCursor xml) throws IOException {
        ListLevel level = new ListLevel(0, "decimal", "", false, -1, " ", "");
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            level = level.with(xml.name(), xml);
        }
        boolean bullet = level.format.equals("bullet");
        return bullet ? level.with(SymbolText.isPrivate(level.text) ? BULLET : level.text) : level;
    }

    private ListLevel with(String name, XmlCursor xml) throws IOException {
        String value = xml.attribute("val", "");
        return switch (name) {
            case "start" -> new ListLevel(xml.number("val", 0), format, text, legal, restart, space, style);
            case "numFmt" -> withFormat(value, xml.attribute("format", ""));
            case "AlternateContent" -> custom(xml);
            case "lvlText" -> with(value);
            case "isLgl" -> new ListLevel(start, format, text, !value.matches("0|false|off"), restart, space, style);
            case "lvlRestart" -> new ListLevel(start, format, text, legal, xml.number("val", -1), space, style);
            case "suff" ->
                new ListLevel(start, format, text, legal, restart, value.equals("nothing") ? "" : " ", style);
            case "pStyle" -> new ListLevel(start, format, text, legal, restart, space, value);
            default -> this;
        };
    }

    private ListLevel with(String shown) {
        return new ListLevel(start, format, shown, legal, restart, space, style);
    }

    /** A format of several zeros, like {@code 001, 002, 003, ...}, is kept by its first number. */
    private ListLevel withFormat(String value, String custom) {
        String kept = value.equals("custom") && custom.contains(",")
                ? custom.substring(0, custom.indexOf(',')).strip()
                : value;
        return new ListLevel(start, kept, text, legal, restart, space, style);
    }

    private ListLevel custom(XmlCursor xml) throws IOException {
        ListLevel level = this;
        boolean chosen = false;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            int choice = xml.depth();
            while (!chosen && xml.nextChild(choice)) {
                if (xml.name().equals("numFmt")) {
                    level = level.with("numFmt", xml);
                    chosen = true;
                }
            }
        }
        return level;
    }

    /** A number as this level shows it; of another level where that one asks for decimals. */
    String number(int n, boolean decimal) {
        if (format.matches("0+1")) {
            return NumberText.zeros(n, format.length());
        }
        boolean plain = decimal && !format.equals("none") && !format.equals("decimalZero");
        return plain ? Integer.toString(n) : NumberText.of(format, n);
    }
}
