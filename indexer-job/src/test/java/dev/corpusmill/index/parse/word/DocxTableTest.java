package dev.corpusmill.index.parse.word;

import static dev.corpusmill.index.parse.word.DocxFile.p;
import static dev.corpusmill.index.parse.word.DocxFile.r;
import static dev.corpusmill.index.parse.word.DocxFile.tbl;
import static dev.corpusmill.index.parse.word.DocxFile.tc;
import static dev.corpusmill.index.parse.word.DocxFile.tr;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocxTableTest {
    private static String cell(String properties, String text) {
        return tc("<w:tcPr>" + properties + "</w:tcPr>", p(r(text)));
    }

    private static String plain(String text) {
        return cell("", text);
    }

    @Test
    void a_merged_cell_stands_in_each_row_and_column_that_it_covers() {
        assertThat(DocxFile.of(tbl(
                                tr(plain("Port"), cell("<w:gridSpan w:val='2'/>", "2024")),
                                tr(plain(""), plain("Spring"), plain("Autumn")),
                                tr(cell("<w:vMerge w:val='restart'/>", "North"), plain("1"), plain("2")),
                                tr(cell("<w:vMerge/>", ""), plain("3"), plain("4")),
                                tr(plain("South"), plain("5"), plain("6"))))
                        .text())
                .isEqualTo("Port | 2024 | 2024\n | Spring | Autumn\nNorth | 1 | 2\nNorth | 3 | 4\nSouth | 5 | 6");
    }

    @Test
    void a_cell_over_rows_and_columns_fills_its_whole_block() {
        String both = "<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>";
        assertThat(DocxFile.of(tbl(
                                tr(cell(both, "closed"), plain("1")),
                                tr(cell("<w:gridSpan w:val='2'/><w:vMerge/>", ""), plain("2"))))
                        .text())
                .isEqualTo("closed | closed | 1\nclosed | closed | 2");
    }

    @Test
    void a_line_over_the_whole_width_stands_once() {
        assertThat(DocxFile.of(tbl(
                                tr(plain("a"), plain("b")),
                                tr(cell("<w:gridSpan w:val='2'/>", "Summer")),
                                tr(plain("c"), plain("d"))))
                        .text())
                .isEqualTo("a | b\nSummer\nc | d");
    }

    @Test
    void cells_that_a_row_skips_keep_the_columns_in_place() {
        String skips = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>";
        assertThat(DocxFile.of(tbl(tr(plain("a"), plain("b")), tr(skips, plain("under b"))))
                        .text())
                .isEqualTo("a | b\n | under b");
    }

    @Test
    void a_table_in_a_cell_is_read_behind_the_text_of_its_cell() {
        String inner = tbl(tr(plain("x"), plain("1")), tr(plain("y"), plain("2")));
        assertThat(DocxFile.of(tbl(tr(tc(p(r("outer")), inner, p("")), plain("beside"))))
                        .text())
                .isEqualTo("outer\nx | 1\ny | 2\nbeside");
    }

    @Test
    void rows_around_a_small_table_stay_rows_and_its_words_stay_in_their_cell() {
        String parts = tbl(tr(plain("bolt"), plain("5")), tr(plain("nut"), plain("7")));
        String text = DocxFile.of(tbl(
                        tr(plain("Crane"), plain("Parts"), plain("Berth")),
                        tr(plain("K1"), tc(p(r("spare")), parts, p("")), plain("N2")),
                        tr(plain("K2"), plain("none"), plain("N3"))))
                .text();
        assertThat(text).isEqualTo("Crane | Parts | Berth\nK1 | spare bolt, 5; nut, 7 | N2\nK2 | none | N3");
    }

    @Test
    void a_long_table_in_a_cell_is_a_table_of_its_own() {
        String long1 = "mooring ".repeat(20).strip();
        String long2 = "towage ".repeat(25).strip();
        String inner = tbl(tr(plain("x"), plain(long1)), tr(plain("y"), plain(long2)));
        assertThat(DocxFile.of(tbl(
                                tr(plain("a"), tc(p(r("before")), inner, p(r("behind")))), tr(plain("b"), plain("c"))))
                        .text())
                .isEqualTo("a\nbefore\nx | " + long1 + "\ny | " + long2 + "\nbehind\nb\nc");
    }

    @Test
    void names_of_columns_in_two_rows_of_the_head_become_one() {
        String head = "<w:trPr><w:tblHeader/></w:trPr>";
        assertThat(DocxFile.of(tbl(
                                tr(head, plain("Berth"), cell("<w:gridSpan w:val='2'/>", "Summer")),
                                tr(head, plain(""), plain("Day"), plain("Night")),
                                tr(plain("N1"), plain("10"), plain("20"))))
                        .text())
                .isEqualTo("Berth | Summer Day | Summer Night\nN1 | 10 | 20");
    }

    @Test
    void a_list_goes_on_counting_through_cells() {
        String item = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>";
        assertThat(DocxFile.of(tbl(tr(tc(p(item, r("a"))), plain("x")), tr(tc(p(item, r("b"))), plain("y"))))
                        .with("numbering", "numbering", DocxNumberingTest.list(0, "decimal", "%1."))
                        .text())
                .isEqualTo("1. a | x\n2. b | y");
    }
}
