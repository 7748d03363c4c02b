package dev.corpusmill.index.parse.sheet;

import static dev.corpusmill.index.parse.sheet.SheetFiles.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText.Span;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class XlsxTest {
    private static final ParseChoices ALL = new ParseChoices(true, true, false);

    private static ParsedDocument parse(SheetFiles file, ParseChoices choices) throws IOException {
        return ParseSettings.parse(new TikaParser(ParseSettings.LIMITS, choices), "book.xlsx", file.xlsx());
    }

    private static String text(SheetFiles file) throws IOException {
        return parse(file, ParseChoices.DEFAULT).body().text();
    }

    private static String data(String... rows) {
        return "<sheetData>" + String.join("", rows) + "</sheetData>";
    }

    @Test
    void a_struck_part_of_a_cell_is_gone_and_a_cell_that_is_struck_as_a_whole_stays() throws IOException {
        String struck = "<r><rPr><strike/></rPr><t>480</t></r>";
        String cell = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
        assertThat(text(new SheetFiles()
                        .strings("<si>" + struck + "<r><t>525</t></r></si><si>" + struck + "</si>")
                        .sheet("Fees", data(cell))))
                .isEqualTo("Fees\n\n525 | 480");
    }

    @Test
    void a_merged_label_stands_in_each_of_its_rows() throws IOException {
        String text = text(new SheetFiles()
                .sheet(
                        "Staff",
                        data(
                                        row(1, "Department", "Name", "Ext"),
                                        row(2, "Dredging", "Orla", "411"),
                                        row(3, "", "Bram", "412"),
                                        row(4, "Pilotage", "Ines", "511"))
                                + "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"));
        assertThat(text)
                .isEqualTo("Staff\n\n"
                        + "Department | Name | Ext\n"
                        + "Dredging | Orla | 411\n"
                        + "Dredging | Bram | 412\n"
                        + "Pilotage | Ines | 511");
    }

    @Test
    void a_head_of_two_rows_gives_each_column_one_name() throws IOException {
        String text = text(new SheetFiles()
                .sheet(
                        "Rates",
                        data(
                                        row(1, "Berth", "Summer", "", "Winter"),
                                        row(2, "", "Day", "Night", "Day", "Night"),
                                        row(3, "N1", "10", "20", "30", "40"))
                                + "<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:E1\"/><mergeCell"
                                + " ref=\"A1:A2\"/></mergeCells>"));
        assertThat(text)
                .contains("Berth | Summer Day | Summer Night | Winter Day | Winter Night\nN1 | 10 | 20 | 30 | 40");
    }

    @Test
    void years_may_name_columns_and_groups_of_rows_are_no_head() throws IOException {
        String years = text(new SheetFiles()
                .sheet(
                        "Y",
                        data(row(1, "Item", "Revenue"), row(2, "", "2023", "2024"), row(3, "Oil", "7", "8"))
                                + "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>"));
        assertThat(years).contains("Item | Revenue 2023 | Revenue 2024\nOil | 7 | 8");
        String groups = text(new SheetFiles()
                .sheet(
                        "G",
                        data(row(1, "North", "Ada", "mate"), row(2, "", "Bo", "cook"), row(3, "South", "Cy", "pilot"))
                                + "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>"));
        assertThat(groups).contains("North | Ada | mate\nNorth | Bo | cook\nSouth | Cy | pilot");
    }

    @Test
    void a_title_and_a_unit_above_a_table_are_part_of_its_head() throws IOException {
        ParsedDocument parsed = parse(
                new SheetFiles()
                        .sheet(
                                "Fees",
                                data(
                                                row(1, "Mooring fees 2024"),
                                                row(2, "in EUR per day"),
                                                row(3, "Port", "Fee"),
                                                row(4, "Kiel", "12"))
                                        + "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"),
                ParseChoices.DEFAULT);
        String text = parsed.body().text();
        assertThat(text).isEqualTo("Fees\n\nMooring fees 2024\nin EUR per day\nPort | Fee\nKiel | 12");
        assertThat(parsed.body().tables()).containsExactly(new Span(6, text.length(), 3));
    }

    @Test
    void tables_below_each_other_have_a_head_each_and_a_gap_alone_makes_no_new_one() throws IOException {
        ParsedDocument two = parse(
                new SheetFiles()
                        .sheet(
                                "S",
                                data(
                                        row(1, "Port", "Fee"),
                                        row(2, "Kiel", "12"),
                                        row(5, "Ship", "Length"),
                                        row(6, "Tern", "80"))),
                ParseChoices.DEFAULT);
        assertThat(two.body().tables()).hasSize(2);
        ParsedDocument one = parse(
                new SheetFiles().sheet("S", data(row(1, "Port", "Fee"), row(2, "Kiel", "12"), row(5, "Bremen", "13"))),
                ParseChoices.DEFAULT);
        assertThat(one.body().tables()).hasSize(1);
    }

    @Test
    void hidden_sheets_rows_and_columns_stay_out_and_are_counted() throws IOException {
        SheetFiles file = new SheetFiles()
                .sheet(
                        "Shown",
                        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>"
                                + data(
                                        row(1, "Port", "Cost", "Fee"),
                                        row(2, "Kiel", "5", "12"),
                                        row(3, "Bremen", "6", "13").replace("<row ", "<row hidden=\"1\" ")))
                .sheet("Draft", "state=\"hidden\"", data(row(1, "old words")))
                .sheet("Secret", "state=\"veryHidden\"", data(row(1, "older words")));
        ParsedDocument parsed = parse(file, ParseChoices.DEFAULT);
        assertThat(parsed.body().text()).isEqualTo("Shown\n\nPort | Fee\nKiel | 12");
        assertThat(parsed.warnings())
                .containsExactly("hidden content left out: sheets=2 rows=1 columns=1 switch=parse.hidden");
        ParsedDocument all = parse(file, ALL);
        assertThat(all.body().text()).contains("Bremen | 6 | 13", "old words", "older words");
        assertThat(all.warnings()).isEmpty();
    }

    @Test
    void cells_show_numbers_by_their_formats() throws IOException {
        SheetFiles file = new SheetFiles();
        int german = file.style("[$-407]d. mmmm yyyy");
        int millions = file.style("0.0,,\"M\"");
        int nothing = file.style(";;;");
        int chinese = file.builtin(31);
        String cells = "<row r=\"1\"><c r=\"A1\" s=\"%d\"><v>45356</v></c><c r=\"B1\" s=\"%d\"><v>12345678</v></c>"
                + "<c r=\"C1\" s=\"%d\"><v>7</v></c><c r=\"D1\" s=\"%d\"><v>45356</v></c>"
                + "<c r=\"E1\" t=\"d\"><v>2024-03-05T00:00:00Z</v></c><c r=\"F1\" t=\"b\"><v>1</v></c>"
                + "<c r=\"G1\" t=\"e\"><v>#DIV/0!</v></c></row>";
        file.sheet("N", data(String.format(cells, german, millions, nothing, chinese)));
        assertThat(text(file)).isEqualTo("N\n\n5. März 2024 | 12.3M | 2024年3月5日 | 2024-03-05 | TRUE | #DIV/0!");
    }

    @Test
    void days_are_counted_from_1904_where_the_workbook_says_so() throws IOException {
        SheetFiles file = new SheetFiles().properties("date1904=\"1\"");
        int date = file.builtin(14);
        file.sheet("D", data("<row r=\"1\"><c r=\"A1\" s=\"" + date + "\"><v>43894</v></c></row>"));
        assertThat(text(file)).endsWith("3/5/2024");
    }

    @Test
    void shared_texts_have_all_their_runs_and_no_readings() throws IOException {
        SheetFiles file = new SheetFiles()
                .strings("<si><t>東京都</t><rPh sb=\"0\" eb=\"3\"><t>トウキョウト</t></rPh></si>"
                        + "<si><r><t>rich </t></r><r><rPr><b/></rPr><t>text_x000D_</t></r></si>");
        file.sheet("T", data("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"));
        assertThat(text(file)).isEqualTo("T\n\n東京都 | rich text");
    }

    @Test
    void a_formula_shows_its_stored_value_and_one_without_is_counted() throws IOException {
        ParsedDocument parsed = parse(
                new SheetFiles()
                        .sheet(
                                "F",
                                data("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\""
                                        + " t=\"str\"><f>UPPER(\"a\")</f><v>A</v></c><c"
                                        + " r=\"C1\"><f>SUM(A1)</f><v></v></c></row>")),
                ParseChoices.DEFAULT);
        assertThat(parsed.body().text()).isEqualTo("F\n\n2 | A");
        assertThat(parsed.warnings()).containsExactly("formulas without a stored value: count=1");
    }

    @Test
    void codes_of_page_heads_are_resolved_or_gone() throws IOException {
        String text = text(new SheetFiles()
                .sheet(
                        "Plan",
                        data(row(1, "word"))
                                + "<headerFooter><oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;12Harbor office&amp;CPage"
                                + " &amp;P of &amp;N&amp;R&amp;D</oddHeader><oddFooter>&amp;A: R&amp;&amp;D,"
                                + " &amp;F</oddFooter></headerFooter>"));
        assertThat(text).isEqualTo("Plan\n\nword\n\nHarbor office\n\nPlan: R&D,");
    }

    @Test
    void a_sheet_that_breaks_off_costs_its_rest_and_not_the_other_sheets() throws IOException {
        ParsedDocument parsed = parse(
                new SheetFiles()
                        .sheet("Broken", "<sheetData>" + row(1, "first") + "<row r=\"2\"><c></row>")
                        .sheet("Whole", data(row(1, "second"))),
                ParseChoices.DEFAULT);
        assertThat(parsed.body().text()).contains("first", "second");
        assertThat(parsed.warnings()).containsExactly("malformed sheet, its rest is left out: name=Broken");
    }

    @Test
    void hostile_ranges_and_columns_cost_neither_time_nor_memory() throws IOException {
        StringBuilder ranges = new StringBuilder("<mergeCells>");
        for (int i = 0; i < 20_000; i++) {
            ranges.append("<mergeCell ref=\"A1:XFD1048576\"/>");
        }
        String cells =
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
        ParsedDocument parsed =
                parse(new SheetFiles().sheet("X", data(cells) + ranges + "</mergeCells>"), ParseChoices.DEFAULT);
        assertThat(parsed.body().text()).startsWith("X").endsWith("2").hasSizeLessThan(5_000);
    }
}
