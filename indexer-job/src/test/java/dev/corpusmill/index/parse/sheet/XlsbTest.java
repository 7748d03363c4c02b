package dev.corpusmill.index.parse.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.parse.ParseChoices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.XHTMLContentHandler;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** No library writes xlsb, so its records are written here. */
class XlsbTest {
    private static byte[] record(int type, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type < 128 ? type : type & 0x7F | 0x80);
        if (type >= 128) {
            out.write(type >> 7);
        }
        out.write(data.length);
        out.writeBytes(data);
        return out.toByteArray();
    }

    private static ByteBuffer data(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteArrayInputStream stream(byte[]... records) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] record : records) {
            all.writeBytes(record);
        }
        return new ByteArrayInputStream(all.toByteArray());
    }

    @Test
    void hidden_rows_and_columns_and_merged_ranges_are_known_before_the_cells_are_read()
            throws IOException, SAXException {
        byte[] row = data(17).putInt(2).put(11, (byte) 0x10).array();
        byte[] column = data(18).putInt(1).putInt(1).put(16, (byte) 1).array();
        byte[] merged = data(16).putInt(0).putInt(1).putInt(0).putInt(0).array();
        BodyContentHandler text = new BodyContentHandler();
        XHTMLContentHandler xhtml = new XHTMLContentHandler(text, new org.apache.tika.metadata.Metadata());
        LeftOut leftOut = new LeftOut();
        SheetWriter writer = new SheetWriter(new SheetOutput(xhtml), "S", ParseChoices.DEFAULT, leftOut);
        XlsbShape shape = new XlsbShape(stream(record(60, column), record(0, row), record(176, merged)), writer);
        shape.parse();

        xhtml.startDocument();
        writer.row(
                0,
                shape.hiddenRows().get(0),
                List.of(Cell.text(0, "label"), Cell.text(1, "unseen"), Cell.number(2, "1")));
        writer.row(1, shape.hiddenRows().get(1), List.of(Cell.number(2, "2")));
        writer.row(2, shape.hiddenRows().get(2), List.of(Cell.text(0, "gone")));
        writer.end();
        xhtml.endDocument();
        assertThat(text.toString().replaceAll("\\s+", " ").strip()).isEqualTo("S label 1 label 2");
        assertThat(leftOut.rows).isEqualTo(1);
        assertThat(leftOut.columns).isEqualTo(1);
    }

    @Test
    void the_list_of_sheets_says_which_are_hidden_and_which_dates_are_meant() throws IOException {
        byte[] entry = data(8 + 4 + 4 + 4 + 6)
                .putInt(2)
                .putInt(7)
                .putInt(2)
                .put("r1".getBytes(StandardCharsets.UTF_16LE))
                .putInt(3)
                .put("Old".getBytes(StandardCharsets.UTF_16LE))
                .array();
        XlsbWorkbook workbook =
                new XlsbWorkbook(stream(record(153, data(12).put((byte) 1).array()), record(156, entry)));
        workbook.parse();
        assertThat(workbook.date1904()).isTrue();
        assertThat(workbook.sheets()).containsExactly(new WorkbookExtractor.SheetEntry("Old", "r1", true));
    }
}
