package dev.corpusmill.index.parse.word;

import static dev.corpusmill.index.parse.word.DocxFile.del;
import static dev.corpusmill.index.parse.word.DocxFile.ins;
import static dev.corpusmill.index.parse.word.DocxFile.p;
import static dev.corpusmill.index.parse.word.DocxFile.r;
import static dev.corpusmill.index.parse.word.DocxFile.tbl;
import static dev.corpusmill.index.parse.word.DocxFile.tc;
import static dev.corpusmill.index.parse.word.DocxFile.tr;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocxChangesTest {
    private static final String DELETED_MARK = "<w:pPr><w:rPr><w:del w:id='3' w:author='A'/></w:rPr></w:pPr>";

    @Test
    void struck_text_counts_as_removed_unless_all_is_asked_for() {
        String struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>480</w:t></w:r>";
        String byStyle = "<w:r><w:rPr><w:rStyle w:val='Gone'/></w:rPr><w:t xml:space='preserve'> not</w:t></w:r>";
        String kept = "<w:r><w:rPr><w:rStyle w:val='Gone'/><w:strike w:val='0'/></w:rPr><w:t>525</w:t></w:r>";
        DocxFile file = DocxFile.of(DocxFile.p(DocxFile.r("The fee is"), byStyle, DocxFile.r(" "), struck, kept))
                .with(
                        "styles",
                        "styles",
                        "<w:style w:type='character' w:styleId='Gone'><w:rPr><w:dstrike/></w:rPr></w:style>");
        assertThat(file.text()).isEqualTo("The fee is 525");
        assertThat(file.parse().warnings())
                .containsExactly("hidden or struck text left out: characters=6 switch=parse.hidden");
        assertThat(file.parseAll().body().text()).isEqualTo("The fee is not 480525");
    }

    @Test
    void a_deleted_number_does_not_stand_before_the_one_that_took_its_place() {
        assertThat(DocxFile.of(p(r("The fee is "), del("480"), ins(r("525")), r(" crowns.")))
                        .text())
                .isEqualTo("The fee is 525 crowns.");
    }

    @Test
    void a_deletion_in_an_insertion_and_one_in_a_link_are_gone() {
        assertThat(DocxFile.of(
                                p(ins(r("kept "), del("dropped "), r("end"))),
                                p("<w:hyperlink w:anchor='x'>" + r("see ") + del("annex six") + ins(r("annex seven"))
                                        + "</w:hyperlink>"))
                        .text())
                .isEqualTo("kept end\nsee annex seven");
    }

    @Test
    void a_deletion_with_text_in_plain_runs_is_gone_too() {
        assertThat(DocxFile.of(p(r("a"), "<w:del w:id='1' w:author='A'>" + r("b") + "</w:del>", r("c")))
                        .text())
                .isEqualTo("ac");
    }

    @Test
    void moved_text_stands_once_where_it_went() {
        assertThat(DocxFile.of(
                                p("<w:moveFrom w:id='1' w:author='A'>" + r("Clause seven.") + "</w:moveFrom>"),
                                p(r("Clause eight.")),
                                p("<w:moveTo w:id='2' w:author='A'>" + r("Clause seven.") + "</w:moveTo>"))
                        .text())
                .isEqualTo("Clause eight.\nClause seven.");
    }

    @Test
    void a_deleted_paragraph_end_joins_the_paragraphs() {
        assertThat(DocxFile.of(p(DELETED_MARK, r("The lamp is lit ")), p(r("at sunset.")), p(r("Next.")))
                        .text())
                .isEqualTo("The lamp is lit at sunset.\nNext.");
        assertThat(DocxFile.of(p(DELETED_MARK, r("Before the table.")), tbl(tr(tc(p(r("a"))), tc(p(r("b"))))))
                        .text())
                .isEqualTo("Before the table.\na | b");
    }

    @Test
    void a_wholly_deleted_paragraph_leaves_nothing_and_takes_no_number() {
        String list = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
        String mark = "<w:pPr>" + list + "<w:rPr><w:del w:id='3' w:author='A'/></w:rPr></w:pPr>";
        String item = "<w:pPr>" + list + "</w:pPr>";
        assertThat(DocxFile.of(p(item, r("one")), p(mark, del("gone")), p(item, r("two")))
                        .with("numbering", "numbering", DocxNumberingTest.list(0, "decimal", "%1."))
                        .text())
                .isEqualTo("1. one\n2. two");
    }

    @Test
    void deleted_rows_and_cells_are_gone_and_inserted_ones_stay() {
        String deletedRow = "<w:trPr><w:del w:id='4' w:author='A'/></w:trPr>";
        String insertedRow = "<w:trPr><w:ins w:id='5' w:author='A'/></w:trPr>";
        String deletedCell = "<w:tcPr><w:cellDel w:id='6' w:author='A'/></w:tcPr>";
        assertThat(DocxFile.of(tbl(
                                tr(tc(p(r("Part"))), tc(p(r("Price")))),
                                tr(deletedRow, tc(p(r("Rope"))), tc(p(r("12")))),
                                tr(insertedRow, tc(p(r("Tar"))), tc(p(r("30"), del("99")))),
                                tr(tc(p(r("Oil"))), tc(deletedCell, p(del("7"))), tc(p(r("8"))))))
                        .text())
                .isEqualTo("Part | Price\nTar | 30\nOil | 8");
    }
}
