package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.sheet.WorkbookExtractor.SheetEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The workbook's own part: its sheets and its date system. */
final class XlsxWorkbook extends DefaultHandler {
    private static final int MAX_SHEETS = 10_000;

    private final List<SheetEntry> sheets = new ArrayList<>();
    private boolean date1904;

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (local.equals("workbookPr")) {
            date1904 = isTrue(attributes.getValue("date1904"));
        } else if (local.equals("sheet") && sheets.size() < MAX_SHEETS) {
            String state = attributes.getValue("state");
            String name = attributes.getValue("name");
            boolean hidden = state != null && !state.equals("visible");
            sheets.add(new SheetEntry(name == null ? "" : name, relation(attributes), hidden));
        }
    }

    private static String relation(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
                return attributes.getValue(i);
            }
        }
        return "";
    }

    static boolean isTrue(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
    }

    List<SheetEntry> sheets() {
        return List.copyOf(sheets);
    }

    boolean date1904() {
        return date1904;
    }
}
