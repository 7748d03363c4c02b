package dev.corpusmill.index.parse.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.OwnFiles;
import dev.corpusmill.index.parse.ParsedDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RtfParserTest {
    private static final String HEAD =
            "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset2 Symbol;}"
                    + "{\\f2\\fcharset128 Mincho;}{\\f3\\fcharset204 Arial Cyr;}{\\f4\\fcharset134 SimSun{\\*\\falt Song};}}"
                    + "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 Kapitel;}{\\s2 heading 2;}}";

    private static byte[] rtf(String content) {
        return (HEAD + content + "}").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(String content) {
        return OwnFiles.text("paper.rtf", rtf(content));
    }

    @Test
    void deleted_text_is_gone_and_a_deleted_paragraph_end_joins() {
        assertThat(text("The fee is {\\deleted\\revauthdel1 480}{\\revised\\revauth1 525} crowns.\\par"))
                .isEqualTo("The fee is 525 crowns.");
        assertThat(text("The lamp is lit {\\deleted\\par}at sunset.\\par Next.\\par"))
                .isEqualTo("The lamp is lit at sunset.\nNext.");
        assertThat(text("a\\deleted b\\deleted0 c\\par \\deleted gone\\plain  seen\\par"))
                .isEqualTo("ac\nseen");
    }

    @Test
    void struck_text_counts_as_removed() {
        assertThat(text("The fee is {\\strike 480}{\\b 525} crowns\\striked1  or less\\striked0 .\\par"))
                .isEqualTo("The fee is 525 crowns.");
    }

    @Test
    void raised_numbers_stay_apart_from_those_before_them() {
        assertThat(text("10{\\super 6} m{\\super 2}, 1{\\super st}\\par")).isEqualTo("10⁶ m², 1st");
    }

    @Test
    void rows_around_a_nested_table_stay_rows() {
        String inner =
                "\\pard\\intbl\\itap2 bolt\\nestcell 5\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\cellx2\\nestrow}"
                        + "nut\\nestcell 7\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\cellx2\\nestrow}\\pard\\intbl\\itap1";
        String rows = "\\trowd\\cellx1\\cellx2\\pard\\intbl Crane\\cell Parts\\cell\\row"
                + "\\trowd\\cellx1\\cellx2\\pard\\intbl K1\\cell" + inner + "\\cell\\trowd\\cellx1\\cellx2\\row";
        assertThat(text(rows + "\\pard after\\par")).isEqualTo("Crane | Parts\nK1 | bolt, 5; nut, 7\nafter");
    }

    @Test
    void hidden_text_is_left_out_unless_asked_for() {
        byte[] file = rtf("seen{\\v  hidden} end\\v  more\\v0\\par");
        assertThat(OwnFiles.text("a.rtf", file)).isEqualTo("seen end");
        assertThat(OwnFiles.parse("a.rtf", file).warnings())
                .containsExactly("hidden or struck text left out: characters=10 switch=parse.hidden");
        assertThat(OwnFiles.lines(OwnFiles.parseAll("a.rtf", file))).isEqualTo("seen hidden end more");
    }

    @Test
    void a_row_is_one_line_and_merged_cells_fill_what_they_cover() {
        String head = "\\trowd\\cellx1\\clmgf\\cellx2\\clmrg\\cellx3\\pard\\intbl Port\\cell 2024\\cell\\cell\\row";
        String first = "\\trowd\\clvmgf\\cellx1\\cellx2\\cellx3\\pard\\intbl North\\cell 1\\cell 2\\cell\\row";
        String second = "\\trowd\\clvmrg\\cellx1\\cellx2\\cellx3\\pard\\intbl\\cell 3\\cell 4\\par 5\\cell\\row";
        assertThat(text("\\pard before\\par" + head + first + second + "\\pard after\\par"))
                .isEqualTo("before\nPort | 2024 | 2024\nNorth | 1 | 2\nNorth | 3 | 4 5\nafter");
    }

    @Test
    void a_table_in_a_cell_is_read() {
        String inner =
                "\\itap2 x\\nestcell{\\nonesttables\\par} 1\\nestcell{\\nonesttables\\par}{\\*\\nesttableprops\\trowd\\cellx1\\cellx2\\nestrow}";
        assertThat(text("\\pard\\intbl\\itap1 outer\\par\\pard\\intbl" + inner
                        + "\\pard\\intbl\\itap1\\cell beside\\cell{\\trowd\\cellx1\\cellx2\\row}\\pard end\\par"))
                .isEqualTo("outer\nx | 1\nbeside\nend");
    }

    @Test
    void notes_boxes_and_numbers_stand_where_they_are_shown() {
        assertThat(
                        text(
                                "fee{\\super\\chftn}{\\footnote\\pard\\plain {\\super\\chftn} Without VAT.\\par} due\\par"
                                        + "\\pard{\\listtext\\pard\\plain 1.\\tab}first\\par{\\listtext\\f1 \\'b7\\tab}dot\\par"
                                        + "{\\shp{\\*\\shpinst{\\sp{\\sn pib}{\\sv x}}{\\shptxt \\pard boxed\\par}}{\\shprslt{\\*\\do boxed again}}}anchor\\par"))
                .isEqualTo("fee (Without VAT.) due\n1. first\n• dot\nanchor\nboxed");
    }

    @Test
    void comments_come_on_demand_and_codes_never() {
        byte[] file = rtf(
                "a{\\*\\atnid B}{\\*\\atnauthor Bo}\\chatn{\\*\\annotation{\\*\\atndate 1}\\pard Really?\\par} b "
                        + "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt link}}{\\xe{hidden entry}}{\\header running head\\par}\\par");
        assertThat(OwnFiles.text("a.rtf", file)).isEqualTo("a b link");
        assertThat(OwnFiles.lines(OwnFiles.parseAll("a.rtf", file))).isEqualTo("a [Bo: Really?] b link");
    }

    @Test
    void each_font_has_its_charset() {
        assertThat(
                        text(
                                "gr\\'fc\\'dfe {\\f2\\'93\\'fa\\'96\\'7b} {\\f3\\'ef\\'f0\\'e8} {\\f4\\'d6\\'d0} {\\f1 a}\\par"))
                .isEqualTo("grüße 日本 при 中 α");
        assertThat(
                        text(
                                "\\u8364? {\\uc0\\u26085}{\\uc2\\u26412\\'96\\'7b} \\u-10179?\\u-8704? 030\\_1234 a\\~b x\\-y\\par"))
                .isEqualTo("€ 日本 \uD83D\uDE00 030\u20111234 a b xy");
        byte[] chinese = "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset0 Times;}}{\\f0\\'d6\\'d0}\\'ce\\'c4\\par}"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(OwnFiles.text("a.rtf", chinese)).isEqualTo("中文");
    }

    @Test
    void headings_come_from_styles_and_outline_levels_and_the_title_from_the_head() {
        ParsedDocument parsed = OwnFiles.parse(
                "a.rtf",
                rtf("{\\info{\\title Rules}{\\author Ada}{\\creatim\\yr2031\\mo5\\dy1\\hr8\\min30}}"
                        + "\\pard\\s1 One\\par\\pard\\s2 Two\\par\\pard\\outlinelevel2 Three\\par\\pard text\\par"));
        assertThat(parsed.body().headings()).extracting(Heading::level).containsExactly(1, 2, 3);
        assertThat(parsed.body().headings()).extracting(Heading::title).containsExactly("One", "Two", "Three");
        assertThat(parsed.title()).isEqualTo("Rules");
        assertThat(parsed.author()).isEqualTo("Ada");
        assertThat(parsed.created()).startsWith("2031-05-01T08:30");
    }

    @Test
    void what_is_cut_or_binary_ends() {
        assertThat(OwnFiles.text("a.rtf", (HEAD + "half a {\\b sent").getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("half a sent");
        assertThat(text("a{\\*\\unknown\\bin5 }}}}}}b\\par")).isEqualTo("ab");
        assertThat(text("{".repeat(500) + "deep" + "}".repeat(600))).isEqualTo("deep");
    }
}
