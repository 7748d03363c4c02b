package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.sheet.WorkbookExtractor.SheetEntry;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.util.LittleEndian;
import org.apache.poi.xssf.binary.XSSFBParser;

/** The workbook's own part of an xlsb file. */
final class XlsbWorkbook extends XSSFBParser {
    private static final int WORKBOOK_PROPERTIES = 153; // BrtWbProp
    private static final int SHEET = 156; // BrtBundleSh
    private static final int MAX_SHEETS = 10_000;

    private final List<SheetEntry> sheets = new ArrayList<>();
    private boolean date1904;

    XlsbWorkbook(InputStream content) {
        super(content);
    }

    @Override
    public void handleRecord(int type, byte[] data) {
        if (type == WORKBOOK_PROPERTIES && data.length > 0) {
            date1904 = (data[0] & 1) != 0;
        } else if (type == SHEET && sheets.size() < MAX_SHEETS && data.length >= 12) {
            int state = LittleEndian.getInt(data, 0);
            String relation = text(data, 8);
            String name = text(data, 12 + 2 * relation.length());
            sheets.add(new SheetEntry(name, relation, state != 0));
        }
    }

    /** A length and that many UTF-16 units; as much as there is. */
    private static String text(byte[] data, int at) {
        if (at + 4 > data.length) {
            return "";
        }
        long units = LittleEndian.getUInt(data, at);
        int bytes = (int) Math.min(2 * units, data.length - at - 4);
        return units == 0xFFFFFFFFL ? "" : new String(data, at + 4, bytes, StandardCharsets.UTF_16LE);
    }

    List<SheetEntry> sheets() {
        return List.copyOf(sheets);
    }

    boolean date1904() {
        return date1904;
    }
}
