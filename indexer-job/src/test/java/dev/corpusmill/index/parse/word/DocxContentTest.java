package dev.corpusmill.index.parse.word;

import static dev.corpusmill.index.parse.word.DocxFile.p;
import static dev.corpusmill.index.parse.word.DocxFile.r;
import static dev.corpusmill.index.parse.word.DocxFile.tbl;
import static dev.corpusmill.index.parse.word.DocxFile.tc;
import static dev.corpusmill.index.parse.word.DocxFile.tr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.corpusmill.api.split.ParsedText.Heading;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocxContentTest {
    @Test
    void raised_numbers_stay_apart_from_those_before_them() {
        String raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>%s</w:t></w:r>";
        assertThat(DocxFile.of(DocxFile.p(
                                DocxFile.r("10"), raised.formatted("6"), DocxFile.r(" and 1"), raised.formatted("st")))
                        .text())
                .isEqualTo("10⁶ and 1st");
    }

    @Test
    void nothing_is_lost_from_what_may_stand_around_runs() {
        for (String around : List.of(
                "w:bdo w:val='rtl'",
                "w:dir w:val='rtl'",
                "w:smartTag w:uri='u' w:element='e'",
                "w:customXml w:uri='u' w:element='e'",
                "w:fldSimple w:instr='TITLE'",
                "w:hyperlink w:anchor='x'",
                "w:ins w:id='1'")) {
            String name = around.substring(0, (around + " ").indexOf(' '));
            assertThat(DocxFile.of(p(r("before "), "<" + around + ">" + r("inside") + "</" + name + ">", r(" after")))
                            .text())
                    .as(around)
                    .isEqualTo("before inside after");
        }
    }

    @Test
    void content_controls_are_read_wherever_they_stand() {
        String run = sdt(r("chosen"));
        String block = sdt(p(r("a paragraph")), sdt(p(r("deeper"))));
        String table = tbl(tr(tc(p(r("Item"))), tc(p(r("Price")))), sdt(tr(tc(p(r("Lamp"))), sdt(tc(p(r("49 EUR")))))));
        assertThat(DocxFile.of(
                                p(r("is "), run),
                                block,
                                table,
                                "<w:customXml w:uri='u' w:element='e'>" + p(r("custom")) + "</w:customXml>")
                        .text())
                .isEqualTo("is chosen\na paragraph\ndeeper\nItem | Price\nLamp | 49 EUR\ncustom");
    }

    private static String sdt(String... content) {
        return "<w:sdt><w:sdtPr><w:alias w:val='name'/></w:sdtPr><w:sdtContent>" + String.join("", content)
                + "</w:sdtContent></w:sdt>";
    }

    @Test
    void equations_keep_their_signs() {
        String half = "<m:f><m:num>" + m("1") + "</m:num><m:den>" + m("2") + "</m:den></m:f>";
        String square = "<m:sSup><m:e>" + m("v") + "</m:e><m:sup>" + m("2") + "</m:sup></m:sSup>";
        String bracket = "<m:d><m:dPr/><m:e>" + m("a+b") + "</m:e></m:d>";
        assertThat(DocxFile.of(
                                p(r("E = "), "<m:oMath>" + half + m("m") + square + "</m:oMath>"),
                                p("<m:oMathPara><m:oMath>" + bracket + m("=c") + "</m:oMath></m:oMathPara>"))
                        .text())
                .isEqualTo("E = 1/2mv^2\n(a+b)=c");
    }

    private static String m(String text) {
        return "<m:r><w:rPr/><m:t>" + text + "</m:t></m:r>";
    }

    @Test
    void a_text_box_that_is_written_for_new_and_old_programs_is_read_once() {
        String box = "<w:txbxContent>" + p(r("boxed")) + "</w:txbxContent>";
        String both = "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>" + box
                + "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + box
                + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        String old = "<w:r><w:pict><v:shape><v:textbox>" + box + "</v:textbox></v:shape>"
                + "<v:shape><v:textpath string='ARTWORD'/></v:shape></w:pict></w:r>";
        assertThat(DocxFile.of(p(r("anchor"), both)).text()).isEqualTo("anchor\nboxed");
        assertThat(DocxFile.of(p(old, r("anchor"))).text()).isEqualTo("anchor\nboxed\nARTWORD");
    }

    @Test
    void of_fields_the_result_is_shown_and_never_the_code() {
        String nested = fld("begin")
                + instr(" IF ")
                + fld("begin")
                + instr(" DOCPROPERTY x ")
                + fld("separate")
                + r("secret")
                + fld("end")
                + instr(" = 1 ")
                + fld("separate")
                + r("shown")
                + fld("end");
        String across = fld("begin") + instr(" TOC ") + fld("separate") + r("Chapter one");
        assertThat(DocxFile.of(p(r("a "), nested, r(" b")), p(across), p(r("Chapter two"), fld("end")), p(r("after")))
                        .text())
                .isEqualTo("a shown b\nChapter one\nChapter two\nafter");
        assertThat(DocxFile.of(p(fld("begin"), instr(" PAGE "), r("never ended")), p(r("after")))
                        .text())
                .isEqualTo("never ended\nafter");
    }

    private static String fld(String kind) {
        return "<w:r><w:fldChar w:fldCharType='" + kind + "'/></w:r>";
    }

    private static String instr(String code) {
        return "<w:r><w:instrText xml:space='preserve'>" + code + "</w:instrText></w:r>";
    }

    @Test
    void old_forms_show_the_chosen_entry_and_the_mark() {
        String list = form(
                "<w:ddList><w:result w:val='1'/><w:listEntry w:val='red'/><w:listEntry w:val='green'/></w:ddList>");
        String box = form("<w:checkBox><w:sizeAuto/><w:default w:val='0'/><w:checked/></w:checkBox>");
        assertThat(DocxFile.of(p(r("color: "), list, r(" paid: "), box)).text()).isEqualTo("color: green paid: ☒");
    }

    private static String form(String data) {
        return "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='f'/>" + data
                + "</w:ffData></w:fldChar></w:r>" + fld("end");
    }

    @Test
    void notes_stand_where_they_are_referred_to() {
        String reference = "<w:r><w:footnoteReference w:id='2'/></w:r>";
        String end = "<w:r><w:endnoteReference w:id='1'/></w:r>";
        String notes = "<w:footnote w:type='separator' w:id='-1'>" + p(r("line")) + "</w:footnote><w:footnote w:id='2'>"
                + p("<w:r><w:footnoteRef/></w:r>", r("Without "), DocxFile.del("any "), r("VAT.")) + p(r("Twice."))
                + "</w:footnote>";
        assertThat(DocxFile.of(p(r("The fee"), reference, r(" is due"), end, r(".")))
                        .with("footnotes", "footnotes", notes)
                        .with("endnotes", "endnotes", "<w:endnote w:id='1'>" + p(r("See annex")) + "</w:endnote>")
                        .text())
                .isEqualTo("The fee (Without VAT. Twice.) is due (See annex).");
    }

    @Test
    void comments_are_read_only_on_demand() {
        DocxFile file = DocxFile.of(p(r("disputed"), "<w:r><w:commentReference w:id='0'/></w:r>", r(" text")))
                .with("comments", "comments", "<w:comment w:id='0' w:author='Bo'>" + p(r("Really?")) + "</w:comment>");
        assertThat(file.text()).isEqualTo("disputed text");
        assertThat(file.parseAll().body().text()).isEqualTo("disputed [Bo: Really?] text");
    }

    @Test
    void hyphens_tabs_breaks_symbols_and_readings_are_kept() {
        assertThat(DocxFile.of(p(
                                r("030"),
                                "<w:r><w:noBreakHyphen/><w:t>1234</w:t><w:tab/><w:t>x</w:t><w:ptab w:alignment='right'/><w:t>y</w:t>"
                                        + "<w:br/><w:t>z</w:t><w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
                                "<w:r><w:ruby><w:rubyPr/><w:rt>" + r("かんじ") + "</w:rt><w:rubyBase>" + r("漢字")
                                        + "</w:rubyBase></w:ruby></w:r>"))
                        .text())
                .isEqualTo("030\u20111234\tx\ty\nzα✓漢字(かんじ)");
    }

    @Test
    void letters_of_symbol_fonts_are_the_letters_that_they_look_like() {
        assertThat(DocxFile.of(p(
                                "<w:r><w:rPr><w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/></w:rPr><w:t>\uF061\uF062</w:t></w:r>",
                                "<w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>\uF0FE</w:t></w:r>",
                                r(" done")))
                        .text())
                .isEqualTo("αβ☑ done");
    }

    @Test
    void headings_follow_the_outline_of_their_style_or_their_own() {
        String styles = style("H", "<w:name w:val='heading 2'/>")
                + style("Mine", "<w:name w:val='Mine'/><w:basedOn w:val='H'/>")
                + style("Law", "<w:name w:val='Law'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr>")
                + style(
                        "Plain",
                        "<w:name w:val='Plain'/><w:basedOn w:val='Law'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>");
        assertThat(DocxFile.of(
                                styled("Law", "First"),
                                styled("Mine", "Second"),
                                styled("Plain", "text"),
                                p("<w:pPr><w:outlineLvl w:val='2'/></w:pPr>", r("Third")))
                        .with("styles", "styles", styles)
                        .parse()
                        .body()
                        .headings())
                .extracting(Heading::level, Heading::title)
                .containsExactly(tuple(1, "First"), tuple(2, "Second"), tuple(3, "Third"));
    }

    private static String style(String id, String content) {
        return "<w:style w:type='paragraph' w:styleId='" + id + "'>" + content + "</w:style>";
    }

    private static String styled(String style, String text) {
        return p("<w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>", r(text));
    }

    @Test
    void hidden_text_is_left_out_and_counted_unless_it_is_asked_for() {
        String styles = "<w:style w:type='character' w:styleId='Ghost'><w:rPr><w:vanish/></w:rPr></w:style>";
        DocxFile file = DocxFile.of(p(
                        r("seen "),
                        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>direct </w:t></w:r>",
                        "<w:r><w:rPr><w:rStyle w:val='Ghost'/></w:rPr><w:t>styled </w:t></w:r>",
                        "<w:r><w:rPr><w:vanish w:val='0'/><w:rStyle w:val='Ghost'/></w:rPr><w:t>shown</w:t></w:r>"))
                .with("styles", "styles", styles);
        assertThat(file.text()).isEqualTo("seen shown");
        assertThat(file.parse().warnings())
                .containsExactly("hidden or struck text left out: characters=12 switch=parse.hidden");
        assertThat(file.parseAll().body().text()).isEqualTo("seen direct styled shown");
        assertThat(file.parseAll().warnings()).isEmpty();
    }

    @Test
    void a_chart_is_a_table_of_its_data() {
        String chart =
                "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:chart><c:plotArea><c:barChart><c:ser>"
                        + "<c:tx><c:strRef><c:f>S!B1</c:f><c:strCache><c:pt idx='0'><c:v>Share</c:v></c:pt></c:strCache></c:strRef></c:tx>"
                        + "<c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>007</c:v></c:pt><c:pt idx='1'><c:v>South</c:v></c:pt></c:strCache></c:strRef></c:cat>"
                        + "<c:val><c:numRef><c:numCache><c:formatCode>0%</c:formatCode><c:pt idx='0'><c:v>0.25</c:v></c:pt><c:pt idx='1'><c:v>0.5</c:v></c:pt>"
                        + "</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>";
        assertThat(DocxFile.of(p(
                                r("See"),
                                "<w:r><w:drawing><a:graphic><c:chart r:id='rId-chart'/></a:graphic></w:drawing></w:r>"))
                        .withRaw("chart", chart)
                        .text())
                .isEqualTo("See\n | Share\n007 | 25%\nSouth | 50%");
    }
}
