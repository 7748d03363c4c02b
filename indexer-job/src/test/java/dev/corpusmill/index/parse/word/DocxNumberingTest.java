package dev.corpusmill.index.parse.word;

import static dev.corpusmill.index.parse.word.DocxFile.p;
import static dev.corpusmill.index.parse.word.DocxFile.r;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocxNumberingTest {
    /** One list of one level, used by numbering 1. */
    static String list(int id, String format, String text) {
        return definition(id, level(0, 1, format, text)) + num(1, id, "");
    }

    private static String definition(int id, String levels) {
        return "<w:abstractNum w:abstractNumId='" + id + "'>" + levels + "</w:abstractNum>";
    }

    private static String level(int level, int start, String format, String text, String... more) {
        return "<w:lvl w:ilvl='" + level + "'><w:start w:val='" + start + "'/><w:numFmt w:val='" + format + "'/>"
                + String.join("", more) + "<w:lvlText w:val='" + text + "'/></w:lvl>";
    }

    private static String num(int id, int definition, String overrides) {
        return "<w:num w:numId='" + id + "'><w:abstractNumId w:val='" + definition + "'/>" + overrides + "</w:num>";
    }

    private static String start(int level, int from) {
        return "<w:lvlOverride w:ilvl='" + level + "'><w:startOverride w:val='" + from + "'/></w:lvlOverride>";
    }

    private static String item(int numbering, int level, String text) {
        return p(
                "<w:pPr><w:numPr><w:ilvl w:val='" + level + "'/><w:numId w:val='" + numbering + "'/></w:numPr></w:pPr>",
                r(text));
    }

    private static String numbered(String numbering, String... items) {
        return DocxFile.of(items).with("numbering", "numbering", numbering).text();
    }

    @Test
    void numberings_of_one_definition_go_on_counting_unless_one_starts_anew() {
        String lists =
                definition(0, level(0, 1, "decimal", "%1.")) + num(1, 0, "") + num(2, 0, "") + num(3, 0, start(0, 12));
        assertThat(numbered(lists, item(1, 0, "a"), item(2, 0, "b"), item(3, 0, "c"), item(3, 0, "d"), item(1, 0, "e")))
                .isEqualTo("1. a\n2. b\n12. c\n13. d\n14. e");
    }

    @Test
    void levels_below_restart_and_show_the_numbers_above() {
        String lists = definition(
                        0,
                        level(0, 1, "upperRoman", "%1.")
                                + level(1, 1, "decimal", "%1.%2")
                                + level(2, 1, "decimal", "%1.%2.%3", "<w:isLgl/>"))
                + num(1, 0, "");
        assertThat(numbered(
                        lists,
                        item(1, 0, "a"),
                        item(1, 1, "b"),
                        item(1, 1, "c"),
                        item(1, 0, "d"),
                        item(1, 1, "e"),
                        item(1, 2, "f")))
                .isEqualTo("I. a\nI.1 b\nI.2 c\nII. d\nII.1 e\n2.1.1 f");
    }

    @Test
    void a_level_that_never_restarts_goes_on() {
        String lists = definition(
                        0,
                        level(0, 1, "decimal", "Part %1")
                                + level(1, 1, "decimal", "Article %2", "<w:lvlRestart w:val='0'/>"))
                + num(1, 0, "");
        assertThat(numbered(lists, item(1, 0, "a"), item(1, 1, "b"), item(1, 0, "c"), item(1, 1, "d")))
                .isEqualTo("Part 1 a\nArticle 1 b\nPart 2 c\nArticle 2 d");
    }

    @Test
    void chinese_and_circled_numbers_are_shown_and_may_stand_close_to_their_text() {
        String close = "<w:suff w:val='nothing'/>";
        String lists = definition(
                        0,
                        level(0, 9, "chineseCountingThousand", "第%1章", close)
                                + level(1, 1, "chineseCounting", "%2、", close))
                + definition(1, level(0, 1, "decimalEnclosedCircle", "%1"))
                + num(1, 0, "")
                + num(2, 1, "");
        assertThat(numbered(lists, item(1, 0, "总则"), item(1, 0, "附则"), item(1, 1, "范围"), item(2, 0, "甲方")))
                .isEqualTo("第九章总则\n第十章附则\n一、范围\n① 甲方");
    }

    @Test
    void a_level_of_its_own_takes_the_place_of_the_definition_s() {
        String own = "<w:lvlOverride w:ilvl='0'>" + level(0, 3, "lowerLetter", "(%1)") + "</w:lvlOverride>";
        assertThat(numbered(
                        definition(0, level(0, 1, "decimal", "%1.")) + num(1, 0, own),
                        item(1, 0, "x"),
                        item(1, 0, "y")))
                .isEqualTo("(c) x\n(d) y");
    }

    @Test
    void zeros_in_front_are_kept() {
        String custom = "<w:lvl w:ilvl='0'><w:start w:val='9'/><mc:AlternateContent><mc:Choice Requires='w14'>"
                + "<w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback>"
                + "</mc:AlternateContent><w:lvlText w:val='REQ-%1'/></w:lvl>";
        assertThat(numbered(definition(0, custom) + num(1, 0, ""), item(1, 0, "x"), item(1, 0, "y")))
                .isEqualTo("REQ-009 x\nREQ-010 y");
    }

    @Test
    void headings_take_their_number_from_their_style() {
        String styles =
                "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
                        + "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
        String lists = definition(
                        0,
                        level(0, 1, "decimal", "%1", "<w:pStyle w:val='H1'/>")
                                + level(1, 1, "decimal", "%1.%2", "<w:pStyle w:val='H2'/>"))
                + num(1, 0, "");
        assertThat(DocxFile.of(
                                styled("H1", "Scope"),
                                styled("H2", "Terms"),
                                styled("H2", "Places"),
                                unnumbered("H1", "Annex"))
                        .with("styles", "styles", styles)
                        .with("numbering", "numbering", lists)
                        .text())
                .isEqualTo("1 Scope\n1.1 Terms\n1.2 Places\nAnnex");
    }

    private static String styled(String style, String text) {
        return p("<w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>", r(text));
    }

    private static String unnumbered(String style, String text) {
        return p("<w:pPr><w:pStyle w:val='" + style + "'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>", r(text));
    }

    @Test
    void bullets_of_symbol_fonts_are_bullets() {
        assertThat(numbered(list(0, "bullet", "\uF0B7"), item(1, 0, "x"))).isEqualTo("• x");
        assertThat(numbered(list(0, "bullet", "–"), item(1, 0, "x"))).isEqualTo("– x");
    }
}
