package dev.corpusmill.index.parse.slides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.OwnFiles;
import dev.corpusmill.index.parse.PackageFile;
import dev.corpusmill.index.parse.ParsedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class PptxParserTest {
    private static final String MAIN = "ppt/presentation.xml";
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    private static final String NAMESPACES = " xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'"
            + " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
            + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
            + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
            + " xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"
            + " xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram'";

    /** Slides by the order of their files, shown in the order of these numbers, from 1. */
    private static PackageFile deck(String order, String... slides) {
        StringBuilder ids = new StringBuilder();
        for (String slide : List.of(order.split(","))) {
            ids.append("<p:sldId id='")
                    .append(255 + Integer.parseInt(slide))
                    .append("' r:id='rId")
                    .append(slide)
                    .append("s'/>");
        }
        PackageFile deck = PackageFile.ooxml(MAIN, TYPE)
                .part(MAIN, "<p:presentation" + NAMESPACES + "><p:sldIdLst>" + ids + "</p:sldIdLst></p:presentation>");
        for (int i = 1; i <= slides.length; i++) {
            deck.part("ppt/slides/slide" + i + ".xml", slides[i - 1])
                    .relation(MAIN, "rId" + i + "s", "slide", "slides/slide" + i + ".xml");
        }
        return deck;
    }

    private static String slide(String attributes, String... shapes) {
        return "<p:sld" + NAMESPACES + attributes
                + "><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id='1' name=''/></p:nvGrpSpPr><p:grpSpPr/>"
                + String.join("", shapes) + "</p:spTree></p:cSld></p:sld>";
    }

    private static String shape(String placeholder, String... paragraphs) {
        String ph = placeholder.isEmpty() ? "" : "<p:ph type='" + placeholder + "'/>";
        return "<p:sp><p:nvSpPr><p:cNvPr id='2' name='x'/><p:cNvSpPr/><p:nvPr>" + ph
                + "</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>" + String.join("", paragraphs)
                + "</p:txBody></p:sp>";
    }

    private static String p(String text) {
        return "<a:p><a:r><a:t>" + text + "</a:t></a:r></a:p>";
    }

    private static String text(PackageFile deck) {
        return OwnFiles.text("deck.pptx", deck.bytes());
    }

    @Test
    void struck_text_counts_as_removed_and_raised_numbers_stay_apart() {
        String price = "<a:p><a:r><a:t>Fee: </a:t></a:r><a:r><a:rPr strike='sngStrike'/><a:t>480</a:t></a:r>"
                + "<a:r><a:rPr strike='noStrike'/><a:t>525 m</a:t></a:r><a:r><a:rPr baseline='30000'/><a:t>2</a:t></a:r></a:p>";
        assertThat(text(deck("1", slide("", shape("", price))))).isEqualTo("Fee: 525 m²");
    }

    @Test
    void slides_come_in_the_order_of_the_show_each_as_a_page_with_its_title() {
        ParsedDocument parsed = OwnFiles.parse(
                "deck.pptx",
                deck(
                                "3,1,2",
                                slide("", shape("body", p("middle"))),
                                slide("", shape("body", p("last")), shape("title", p("End"))),
                                slide(
                                        "",
                                        shape("ctrTitle", p("Start")),
                                        shape("sldNum", p("1")),
                                        shape("ftr", p("footer"))))
                        .bytes());
        assertThat(OwnFiles.lines(parsed)).isEqualTo("Start\nmiddle\nEnd\nlast");
        assertThat(parsed.body().headings()).extracting(Heading::title).containsExactly("Start", "End");
        assertThat(parsed.body().pageStarts())
                .extracting(start -> parsed.body().text().charAt(start))
                .containsExactly('S', 'm', 'E');
    }

    @Test
    void a_hidden_slide_is_left_out_and_counted_and_the_others_keep_their_numbers() {
        PackageFile deck = deck(
                "1,2,3",
                slide("", shape("", p("one"))),
                slide(" show='0'", shape("", p("two"))),
                slide("", shape("", p("three"))));
        ParsedDocument parsed = OwnFiles.parse("deck.pptx", deck.bytes());
        assertThat(OwnFiles.lines(parsed)).isEqualTo("one\nthree");
        assertThat(parsed.warnings()).containsExactly("hidden slides left out: slides=1 switch=parse.hidden");
        assertThat(parsed.body().pageStarts())
                .hasSize(3)
                .last()
                .isEqualTo(parsed.body().text().indexOf("three"));
        assertThat(OwnFiles.lines(OwnFiles.parseAll("deck.pptx", deck.bytes()))).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void notes_are_marked_and_stand_behind_their_slide() {
        String notes = "<p:notes" + NAMESPACES + "><p:cSld><p:spTree>" + shape("sldImg")
                + shape("body", p("Say hello."), p("Smile.")) + shape("sldNum", p("1"))
                + "</p:spTree></p:cSld></p:notes>";
        assertThat(text(deck("1,2", slide("", shape("title", p("One"))), slide("", shape("title", p("Two"))))
                        .part("ppt/notesSlides/notesSlide1.xml", notes)
                        .relation("ppt/slides/slide1.xml", "rId1", "notesSlide", "../notesSlides/notesSlide1.xml")))
                .isEqualTo("One\nNotes: Say hello.\nSmile.\nTwo");
    }

    @Test
    void groups_tables_numbers_and_breaks_are_read() {
        String group = "<p:grpSp><p:nvGrpSpPr><p:cNvPr id='5' name='g'/></p:nvGrpSpPr><p:grpSp>"
                + shape("", p("deep in groups")) + "</p:grpSp></p:grpSp>";
        String table = "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr/><a:tr>" + tc("", "Port")
                + tc(" gridSpan='2'", "2024") + tc(" hMerge='1'", "")
                + "</a:tr><a:tr>" + tc(" rowSpan='2'", "North") + tc("", "1") + tc("", "2") + "</a:tr><a:tr>"
                + tc(" vMerge='1'", "") + tc("", "3") + tc("", "4")
                + "</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
        String list = shape(
                "body",
                numbered("first"),
                numbered("second"),
                "<a:p><a:r><a:t>a</a:t></a:r><a:br/><a:r><a:t>b</a:t></a:r></a:p>");
        assertThat(text(deck("1", slide("", group, table, list))))
                .isEqualTo(
                        "deep in groups\nPort | 2024 | 2024\nNorth | 1 | 2\nNorth | 3 | 4\na) first\nb) second\na\nb");
    }

    private static String tc(String attributes, String text) {
        return "<a:tc" + attributes + "><a:txBody><a:bodyPr/>" + p(text) + "</a:txBody><a:tcPr/></a:tc>";
    }

    private static String numbered(String text) {
        return "<a:p><a:pPr><a:buAutoNum type='alphaLcParenR'/></a:pPr><a:r><a:t>" + text + "</a:t></a:r></a:p>";
    }

    @Test
    void diagrams_and_charts_are_text() {
        String data = "<dgm:dataModel" + NAMESPACES + "><dgm:ptLst><dgm:pt modelId='0' type='doc'/>"
                + point("2", "Land") + point("1", "Sail") + point("3", "Anchor")
                + "<dgm:pt modelId='9' type='pres'><dgm:t><a:p><a:r><a:t>layout</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst>"
                + link("0", "1", 0) + link("0", "2", 1) + link("1", "3", 0) + "</dgm:cxnLst></dgm:dataModel>";
        String chart = "<c:chartSpace" + NAMESPACES + "><c:chart><c:title><c:tx><c:rich>" + p("Berths")
                + "</c:rich></c:tx></c:title><c:plotArea><c:pieChart><c:ser>"
                + "<c:tx><c:v>Count</c:v></c:tx><c:cat><c:strLit><c:pt idx='0'><c:v>North</c:v></c:pt></c:strLit></c:cat>"
                + "<c:val><c:numLit><c:pt idx='0'><c:v>12</c:v></c:pt></c:numLit></c:val></c:ser></c:pieChart></c:plotArea></c:chart></c:chartSpace>";
        assertThat(text(deck("1", slide("", frame("<dgm:relIds r:dm='rIdD'/>"), frame("<c:chart r:id='rIdC'/>")))
                        .part("ppt/diagrams/data1.xml", data)
                        .relation("ppt/slides/slide1.xml", "rIdD", "diagramData", "../diagrams/data1.xml")
                        .part("ppt/charts/chart1.xml", chart)
                        .relation("ppt/slides/slide1.xml", "rIdC", "chart", "../charts/chart1.xml")))
                .isEqualTo("Sail\nAnchor\nLand\nBerths\n | Count\nNorth | 12");
    }

    private static String frame(String content) {
        return "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='7' name='f'/></p:nvGraphicFramePr><a:graphic><a:graphicData>"
                + content + "</a:graphicData></a:graphic></p:graphicFrame>";
    }

    private static String point(String id, String text) {
        return "<dgm:pt modelId='" + id + "'><dgm:t><a:bodyPr/>" + p(text) + "</dgm:t></dgm:pt>";
    }

    private static String link(String from, String to, int order) {
        return "<dgm:cxn modelId='c" + to + "' srcId='" + from + "' destId='" + to + "' srcOrd='" + order + "'/>";
    }

    @Test
    void comments_and_hidden_shapes_come_on_demand() {
        PackageFile deck = deck(
                        "1",
                        slide(
                                "",
                                shape("", p("seen")),
                                shape("", p("unseen")).replace("name='x'", "name='x' hidden='1'")))
                .part(
                        "ppt/commentAuthors.xml",
                        "<p:cmAuthorLst" + NAMESPACES + "><p:cmAuthor id='0' name='Bo'/></p:cmAuthorLst>")
                .relation(MAIN, "rIdA", "commentAuthors", "commentAuthors.xml")
                .part(
                        "ppt/comments/comment1.xml",
                        "<p:cmLst" + NAMESPACES + "><p:cm authorId='0'><p:text>Really?</p:text></p:cm></p:cmLst>")
                .relation("ppt/slides/slide1.xml", "rId1", "comments", "../comments/comment1.xml");
        assertThat(text(deck)).isEqualTo("seen");
        assertThat(OwnFiles.lines(OwnFiles.parseAll("deck.pptx", deck.bytes())))
                .isEqualTo("seen\nunseen\n[Bo: Really?]");
    }

    @Test
    void a_broken_slide_costs_that_slide() {
        ParsedDocument parsed = OwnFiles.parse(
                "deck.pptx",
                deck("1,2", "<p:sld", slide("", shape("title", p("Two")))).bytes());
        assertThat(parsed.body().text()).isEqualTo("Two");
        assertThat(parsed.warnings()).hasSize(1).first().asString().startsWith("part left out: part=slide 1");
    }
}
