package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.sheet.format.CellFormats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The part of styles: which number format a cell's style has. */
final class XlsxStyles extends DefaultHandler {
    private static final int MAX_STYLES = 100_000; // Excel allows 65,490

    private final CellFormats formats;
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private boolean styles;
    private boolean codes;

    XlsxStyles(CellFormats formats) {
        this.formats = formats;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        switch (local) {
            case "cellXfs" -> styles = true;
            case "numFmts" -> codes = true;
            case "xf" -> {
                if (styles && formatOfStyle.size() < MAX_STYLES) {
                    formatOfStyle.add(number(attributes.getValue("numFmtId"), 0));
                }
            }
            case "numFmt" -> {
                String code = attributes.getValue("formatCode");
                if (codes && code != null) {
                    formats.define(number(attributes.getValue("numFmtId"), -1), code);
                }
            }
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        switch (local) {
            case "cellXfs" -> styles = false;
            case "numFmts" -> codes = false;
            default -> {}
        }
    }

    /** A whole number of an attribute, or the other one where it has none. */
    static int number(@Nullable String value, int otherwise) {
        if (value == null || value.isEmpty() || value.length() > 9) {
            return otherwise;
        }
        int number = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return otherwise;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    CellFormats formats() {
        return formats;
    }

    int format(int style) {
        return style >= 0 && style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
    }
}
