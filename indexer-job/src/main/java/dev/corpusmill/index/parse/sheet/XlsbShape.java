package dev.corpusmill.index.parse.sheet;

import java.io.InputStream;
import java.util.BitSet;
import org.apache.poi.util.LittleEndian;
import org.apache.poi.xssf.binary.XSSFBParser;

/** What is hidden and merged in a sheet of an xlsb file, in a pass of its own: merged ranges stand behind the cells. */
final class XlsbShape extends XSSFBParser {
    private static final int ROW = 0; // BrtRowHdr
    private static final int COLUMNS = 60; // BrtColInfo
    private static final int MERGED = 176; // BrtMergeCell
    private static final int ROW_FLAGS = 11;
    private static final int ROW_HIDDEN = 0x10;
    private static final int COLUMN_FLAGS = 16;
    private static final int MAX_ROW = 1 << 20;

    private final SheetWriter writer;
    private final BitSet hiddenRows = new BitSet();

    XlsbShape(InputStream content, SheetWriter writer) {
        super(content);
        this.writer = writer;
    }

    @Override
    public void handleRecord(int type, byte[] data) {
        if (type == ROW && data.length > ROW_FLAGS && (data[ROW_FLAGS] & ROW_HIDDEN) != 0) {
            int row = LittleEndian.getInt(data, 0);
            if (row >= 0 && row < MAX_ROW) {
                hiddenRows.set(row);
            }
        } else if (type == COLUMNS && data.length > COLUMN_FLAGS && (data[COLUMN_FLAGS] & 1) != 0) {
            writer.hideColumns(LittleEndian.getInt(data, 0), LittleEndian.getInt(data, 4));
        } else if (type == MERGED && data.length >= 16) {
            writer.merge(new CellRange(
                    LittleEndian.getInt(data, 0),
                    LittleEndian.getInt(data, 8),
                    LittleEndian.getInt(data, 4),
                    LittleEndian.getInt(data, 12)));
        }
    }

    BitSet hiddenRows() {
        return hiddenRows;
    }
}
