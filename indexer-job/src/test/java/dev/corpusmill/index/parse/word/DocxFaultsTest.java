package dev.corpusmill.index.parse.word;

import static dev.corpusmill.index.parse.word.DocxFile.p;
import static dev.corpusmill.index.parse.word.DocxFile.r;
import static dev.corpusmill.index.parse.word.DocxFile.tbl;
import static dev.corpusmill.index.parse.word.DocxFile.tc;
import static dev.corpusmill.index.parse.word.DocxFile.tr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParsedDocument;
import org.junit.jupiter.api.Test;

class DocxFaultsTest {
    @Test
    void a_broken_part_costs_what_is_in_it_and_a_warning() {
        ParsedDocument parsed = DocxFile.of(
                        p(r("The text"), "<w:r><w:footnoteReference w:id='1'/></w:r>", r(" stays.")))
                .withRaw("footnotes", "<footnotes><cut")
                .withRaw("numbering", "no XML")
                .parse();
        assertThat(parsed.body().text()).isEqualTo("The text stays.");
        assertThat(parsed.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("part left out: part=footnotes"))
                .anySatisfy(warning -> assertThat(warning).startsWith("part left out: part=numbering"));
    }

    @Test
    void a_body_that_breaks_off_is_refused_and_not_cut() {
        assertThatThrownBy(() -> DocxFile.of(p(r("half")), "<w:p><w:r>").parse())
                .isInstanceOfSatisfying(
                        ParseException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining("corrupt or truncated");
    }

    @Test
    void entities_are_not_expanded() {
        String bomb =
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                        + "<w:footnotes xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:footnote w:id='1'><w:p>"
                        + "<w:r><w:t>&b;&f;</w:t></w:r></w:p></w:footnote></w:footnotes>";
        assertThat(DocxFile.of(p(r("x"), "<w:r><w:footnoteReference w:id='1'/></w:r>"))
                        .withRaw("footnotes", bomb)
                        .text())
                .isEqualTo("x");
    }

    @Test
    void styles_and_lists_that_refer_to_themselves_end() {
        String styles = "<w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='B'/></w:style>"
                + "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>";
        String notes =
                "<w:footnote w:id='1'>" + p(r("note"), "<w:r><w:footnoteReference w:id='1'/></w:r>") + "</w:footnote>";
        assertThat(DocxFile.of(p(
                                "<w:pPr><w:pStyle w:val='A'/></w:pPr>",
                                r("x"),
                                "<w:r><w:footnoteReference w:id='1'/></w:r>"))
                        .with("styles", "styles", styles)
                        .with("footnotes", "footnotes", notes)
                        .text())
                .isEqualTo("x (note)");
    }

    @Test
    void tables_nested_without_end_are_refused() {
        String deep = p(r("bottom"));
        for (int i = 0; i < 400; i++) {
            deep = tbl(tr(tc(deep)));
        }
        String nested = deep;
        assertThatThrownBy(() -> DocxFile.of(nested).parse()).isInstanceOf(ParseException.class);
    }

    @Test
    void spans_of_a_million_columns_fill_no_memory() {
        String span = "<w:tcPr><w:gridSpan w:val='1000000'/></w:tcPr>";
        String before = "<w:trPr><w:gridBefore w:val='1000000'/></w:trPr>";
        assertThat(DocxFile.of(tbl(tr(before, tc(span, p(r("a"))), tc(p(r("b"))))))
                        .text())
                .startsWith("a")
                .hasSizeLessThan(2_000);
    }
}
