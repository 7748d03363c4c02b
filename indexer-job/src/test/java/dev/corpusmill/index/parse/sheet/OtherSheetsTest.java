package dev.corpusmill.index.parse.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;

class OtherSheetsTest {
    private static final ParseChoices ALL = new ParseChoices(true, true, false);

    private static ParsedDocument parse(String name, byte[] content, ParseChoices choices) {
        return ParseSettings.parse(new TikaParser(ParseSettings.LIMITS, choices), name, content);
    }

    private static byte[] xls() throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            HSSFSheet sheet = book.createSheet("Tide");
            CellStyle date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("[$-40C]d mmmm yyyy"));
            row(sheet, 0, "Port", "Day", "Height");
            row(sheet, 1, "Brest", 45356, 3.2).getCell(1).setCellStyle(date);
            row(sheet, 2, "", 45357, 3.4).getCell(1).setCellStyle(date);
            row(sheet, 3, "Skua", 1, 2).setZeroHeight(true);
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
            sheet.setColumnHidden(3, true);
            sheet.getRow(1).createCell(3).setCellValue("hidden column");
            sheet.getHeader().setCenter("Page &P of &N");
            book.setSheetHidden(book.getSheetIndex(book.createSheet("Old")), true);
            row(book.getSheet("Old"), 0, "old words");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static HSSFRow row(HSSFSheet sheet, int number, Object... values) {
        HSSFRow row = sheet.createRow(number);
        for (int i = 0; i < values.length; i++) {
            HSSFCell cell = row.createCell(i);
            if (values[i] instanceof Number value) {
                cell.setCellValue(value.doubleValue());
            } else if (!values[i].equals("")) {
                cell.setCellValue((String) values[i]);
            }
        }
        return row;
    }

    @Test
    void an_xls_file_shows_merged_labels_dates_and_nothing_hidden() throws IOException {
        ParsedDocument parsed = parse("tide.xls", xls(), ParseChoices.DEFAULT);
        assertThat(parsed.body().text())
                .isEqualTo("Tide\n\nPort | Day | Height\nBrest | 5 mars 2024 | 3.2\nBrest | 6 mars 2024 | 3.4");
        assertThat(parsed.warnings())
                .containsExactly("hidden content left out: sheets=1 rows=1 columns=1 switch=parse.hidden");
    }

    @Test
    void an_xls_file_shows_what_is_hidden_where_that_is_wanted() throws IOException {
        assertThat(parse("tide.xls", xls(), ALL).body().text()).contains("hidden column", "Skua | 1 | 2", "old words");
    }

    @Test
    void repeated_and_spanned_cells_of_ods_keep_their_columns() throws IOException {
        byte[] ods = SheetFiles.ods(
                "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>", """
                <table:table table:name="Fees"><table:table-column table:number-columns-repeated="2"/>
                <table:table-column table:visibility="collapse"/>
                <table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>rep</text:p></table:table-cell>
                <table:table-cell><text:p>hidden</text:p></table:table-cell>
                <table:table-cell office:value-type="currency" office:value="1.5"><text:p>1,50 €</text:p>
                <office:annotation><text:p>said Ada</text:p></office:annotation></table:table-cell>
                <table:table-cell table:number-columns-repeated="16380"/></table:table-row>
                <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>span</text:p></table:table-cell>
                <table:covered-table-cell><text:p>covered</text:p></table:covered-table-cell><table:table-cell/>
                <table:table-cell office:value-type="float" office:value="7"/></table:table-row>
                <table:table-row table:visibility="collapse"><table:table-cell><text:p>hidden row</text:p></table:table-cell></table:table-row>
                <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
                </table:table><table:table table:name="Old" table:style-name="h"><table:table-row><table:table-cell><text:p>old</text:p></table:table-cell></table:table-row></table:table>""");
        ParsedDocument parsed = parse("fees.ods", ods, ParseChoices.DEFAULT);
        assertThat(parsed.body().text()).isEqualTo("Fees\n\nrep | rep | 1,50 €\nspan | span | 7\nspan | span | 7");
        assertThat(parsed.warnings())
                .containsExactly("hidden content left out: sheets=1 rows=1 columns=1 switch=parse.hidden");
        assertThat(parse("fees.ods", ods, ALL).body().text()).contains("hidden row", "said Ada", "Old\n\nold");
    }
}
