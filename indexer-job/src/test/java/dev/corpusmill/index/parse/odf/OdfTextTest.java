package dev.corpusmill.index.parse.odf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.OwnFiles;
import dev.corpusmill.index.parse.PackageFile;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParsedDocument;
import org.junit.jupiter.api.Test;

class OdfTextTest {
    static final String NAMESPACES = " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
            + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
            + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
            + " xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:1.0'"
            + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink' ";

    private static PackageFile odt(String styles, String body) {
        return new PackageFile()
                .part("mimetype", "application/vnd.oasis.opendocument.text")
                .part(
                        "content.xml",
                        "<office:document-content" + NAMESPACES + "><office:automatic-styles>" + styles
                                + "</office:automatic-styles><office:body><office:text>" + body
                                + "</office:text></office:body></office:document-content>");
    }

    private static String text(String styles, String body) {
        return OwnFiles.text("paper.odt", odt(styles, body).bytes());
    }

    private static String p(String content) {
        return "<text:p>" + content + "</text:p>";
    }

    @Test
    void deleted_text_stands_apart_and_is_left_out() {
        String changes = "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion>" + p("480")
                + p("a whole paragraph") + "</text:deletion></text:changed-region></text:tracked-changes>";
        assertThat(text(
                        "",
                        changes
                                + p(
                                        "The fee is <text:change text:change-id='c1'/><text:change-start text:change-id='c2'/>525"
                                                + "<text:change-end text:change-id='c2'/> crowns.")))
                .isEqualTo("The fee is 525 crowns.");
    }

    @Test
    void deleted_text_that_was_left_in_its_place_is_left_out_too() {
        String changes =
                "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion/></text:changed-region>"
                        + "<text:changed-region text:id='c2'><text:insertion/></text:changed-region></text:tracked-changes>";
        String start = "<text:change-start text:change-id='c1'/>";
        String end = "<text:change-end text:change-id='c1'/>";
        assertThat(text(
                        "",
                        changes
                                + p("The fee is " + start + "480" + end + "<text:change-start text:change-id='c2'/>525"
                                        + "<text:change-end text:change-id='c2'/> crowns.")
                                + p("It is " + start + "not due.")
                                + p("Gone.")
                                + p("Also" + end + "due now.")))
                .isEqualTo("The fee is 525 crowns.\nIt is due now.");
    }

    @Test
    void a_flat_document_is_read_like_one_in_a_package() {
        String flat = "<?xml version='1.0' encoding='UTF-8'?><office:document" + NAMESPACES
                + "office:mimetype='application/vnd.oasis.opendocument.text' office:version='1.3'><office:meta><dc:title>Rules</dc:title></office:meta>"
                + "<office:body><office:text><text:section text:display='none'>" + p("hidden") + "</text:section>"
                + p("seen") + "</office:text></office:body></office:document>";
        ParsedDocument parsed = OwnFiles.parse("a.fodt", flat.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(parsed.body().text()).isEqualTo("seen");
        assertThat(parsed.title()).isEqualTo("Rules");
    }

    @Test
    void hidden_text_sections_and_paragraphs_are_left_out_unless_asked_for() {
        String styles =
                "<style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>"
                        + "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='P0'/>"
                        + "<style:style style:name='P0' style:family='paragraph'><style:text-properties text:display='none'/></style:style>";
        byte[] file = odt(
                        styles,
                        p("seen<text:span text:style-name='T1'> span</text:span>"
                                        + "<text:hidden-text text:is-hidden='true' text:string-value=' field'/>")
                                + "<text:section text:display='none'>" + p("section") + "</text:section>"
                                + "<text:p text:style-name='P1'>paragraph</text:p>")
                .bytes();
        assertThat(OwnFiles.text("a.odt", file)).isEqualTo("seen");
        assertThat(OwnFiles.parse("a.odt", file).warnings())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("hidden or struck text left out: characters=");
        assertThat(OwnFiles.lines(OwnFiles.parseAll("a.odt", file))).isEqualTo("seen span field\nsection\nparagraph");
    }

    @Test
    void struck_text_counts_as_removed() {
        String styles =
                "<style:style style:name='T1' style:family='text'><style:text-properties style:text-line-through-style='solid'/></style:style>"
                        + "<style:style style:name='T2' style:family='text'><style:text-properties style:text-line-through-style='none'/></style:style>";
        assertThat(text(
                        styles,
                        p("The fee is <text:span text:style-name='T1'>480</text:span>"
                                + "<text:span text:style-name='T2'>525</text:span> crowns.")))
                .isEqualTo("The fee is 525 crowns.");
    }

    @Test
    void raised_numbers_stay_apart_from_those_before_them() {
        String style =
                "<style:style style:name='T1' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>";
        assertThat(text(style, p("10<text:span text:style-name='T1'>6</text:span> m")))
                .isEqualTo("10⁶ m");
    }

    @Test
    void rows_around_a_nested_table_stay_rows() {
        String inner = "<table:table>" + row("bolt", "5") + row("nut", "7") + "</table:table>";
        String outer = row("Crane", "Parts") + "<table:table-row><table:table-cell>" + p("K1")
                + "</table:table-cell><table:table-cell>" + inner + "</table:table-cell></table:table-row>";
        assertThat(text("", "<table:table>" + outer + "</table:table>"))
                .isEqualTo("Crane | Parts\nK1 | bolt, 5; nut, 7");
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("<table:table-row>");
        for (String cell : cells) {
            row.append("<table:table-cell>").append(p(cell)).append("</table:table-cell>");
        }
        return row.append("</table:table-row>").toString();
    }

    @Test
    void notes_stand_in_place_and_comments_come_on_demand() {
        byte[] file = odt(
                        "",
                        p(
                                "fee<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
                                        + p("Without VAT.")
                                        + "</text:note-body></text:note> due<office:annotation><dc:creator>Bo</dc:creator>"
                                        + p("When?")
                                        + "</office:annotation><office:annotation-end/>."))
                .bytes();
        assertThat(OwnFiles.text("a.odt", file)).isEqualTo("fee (Without VAT.) due.");
        assertThat(OwnFiles.lines(OwnFiles.parseAll("a.odt", file))).isEqualTo("fee (Without VAT.) due [Bo: When?].");
    }

    @Test
    void white_space_is_that_of_the_page() {
        assertThat(
                        text(
                                "",
                                p(
                                        "  two\n  words<text:s text:c='3'/>apart<text:tab/>tab<text:line-break/>line <text:span> one</text:span>")))
                .isEqualTo("two words   apart\ttab\nline one");
    }

    @Test
    void lists_show_their_numbers_through_levels_and_interruptions() {
        String styles = "<text:list-style style:name='L1'>"
                + "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
                + "<text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' text:display-levels='2'/></text:list-style>"
                + "<text:list-style style:name='L2'><text:list-level-style-bullet text:level='1' text:bullet-char='\uF0B7'/></text:list-style>"
                + "<text:list-style style:name='L3'><text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...' style:num-suffix='、'/></text:list-style>";
        String nested = "<text:list>" + item("inner") + item("inner too") + "</text:list>";
        assertThat(text(
                        styles,
                        "<text:list xml:id='l' text:style-name='L1'>" + item("one") + "<text:list-item>" + p("two")
                                + p("more of two") + nested
                                + "</text:list-item></text:list>" + p("between")
                                + "<text:list text:continue-list='l' text:style-name='L1'>" + item("three")
                                + "<text:list-item text:start-value='9'>" + p("nine")
                                + "</text:list-item></text:list><text:list text:style-name='L2'>"
                                + item("dot") + "</text:list><text:list text:style-name='L3'>" + item("甲")
                                + "</text:list>"))
                .isEqualTo(
                        "1. one\n2. two\nmore of two\n2.a) inner\n2.b) inner too\nbetween\n3. three\n9. nine\n• dot\n一、 甲");
    }

    private static String item(String text) {
        return "<text:list-item>" + p(text) + "</text:list-item>";
    }

    @Test
    void headings_have_levels_and_the_numbers_of_the_outline() {
        String common =
                "<office:document-styles" + NAMESPACES + "><office:styles><text:outline-style style:name='Outline'>"
                        + "<text:outline-level-style text:level='1' style:num-format='1'/>"
                        + "<text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/></text:outline-style></office:styles></office:document-styles>";
        byte[] file = odt(
                        "",
                        "<text:h text:outline-level='1'>Scope</text:h><text:h text:outline-level='2'>Terms</text:h>"
                                + "<text:h text:outline-level='1'>Fees</text:h>")
                .part("styles.xml", common)
                .bytes();
        ParsedDocument parsed = OwnFiles.parse("a.odt", file);
        assertThat(parsed.body().headings())
                .extracting(Heading::title)
                .containsExactly("1 Scope", "1.1 Terms", "2 Fees");
        assertThat(parsed.body().headings()).extracting(Heading::level).containsExactly(1, 2, 1);
    }

    @Test
    void merged_cells_stand_in_each_row_and_column() {
        String table =
                "<table:table><table:table-column table:number-columns-repeated='3'/><table:table-header-rows><table:table-row>"
                        + cell("", "Port")
                        + cell("table:number-columns-spanned='2'", "2024")
                        + "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
                        + cell("table:number-rows-spanned='2'", "North") + cell("", "1") + cell("", "2")
                        + "</table:table-row><table:table-row>"
                        + "<table:covered-table-cell/>" + cell("table:number-columns-repeated='2'", "3")
                        + "</table:table-row></table:table>";
        assertThat(text("", table)).isEqualTo("Port | 2024 | 2024\nNorth | 1 | 2\nNorth | 3 | 3");
    }

    private static String cell(String attributes, String text) {
        return "<table:table-cell " + attributes + ">" + p(text) + "</table:table-cell>";
    }

    @Test
    void frames_objects_and_readings_are_read() {
        String frame = "<draw:frame><draw:text-box>" + p("boxed") + "</draw:text-box></draw:frame>";
        String object = "<draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>";
        String math =
                "<math xmlns='http://www.w3.org/1998/Math/MathML'><semantics><mrow><mi>E</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>"
                        + "<annotation>E = 1 over 2</annotation></semantics></math>";
        byte[] file = odt(
                        "",
                        p("anchor" + frame)
                                + p(
                                        "<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby>")
                                + p(object))
                .part("Object 1/content.xml", math)
                .bytes();
        assertThat(OwnFiles.text("a.odt", file)).isEqualTo("anchor\nboxed\n漢字(かんじ)\nE=1/2");
    }

    @Test
    void an_encrypted_document_is_refused_as_such() {
        byte[] file = odt("", p("x"))
                .part(
                        "META-INF/manifest.xml",
                        "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry m:full-path='content.xml'>"
                                + "<m:encryption-data/></m:file-entry></m:manifest>")
                .bytes();
        assertThatThrownBy(() -> OwnFiles.parse("a.odt", file))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void a_page_that_was_saved_as_a_text_is_one() {
        byte[] page = odt(
                        "",
                        p("seen<text:span> span</text:span>") + "<text:section text:display='none'>" + p("hidden")
                                + "</text:section>")
                .part("mimetype", "application/vnd.oasis.opendocument.text-web")
                .bytes();
        assertThat(OwnFiles.text("page.oth", page)).isEqualTo("seen span");
    }

    @Test
    void a_broken_object_costs_what_is_in_it() {
        ParsedDocument parsed = OwnFiles.parse(
                "a.odt",
                odt("", p("text <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>"))
                        .part("Object 1/content.xml", "<cut")
                        .bytes());
        assertThat(parsed.body().text()).isEqualTo("text");
        assertThat(parsed.warnings())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("part left out: part=Object 1/content.xml");
    }
}
