package dev.corpusmill.index.parse.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText.Box;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.fork.DocumentCodec;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentMembershipDictionary;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

class PdfParserTest {
    private final DrawnPdf pdf;

    PdfParserTest() throws IOException {
        pdf = new DrawnPdf();
    }

    @Test
    void a_word_that_was_painted_again_to_look_bold_is_read_once_and_double_letters_twice() throws IOException {
        pdf.text(50, 700, "Balloon full of gas").text(50.4, 700, "Balloon full of gas");
        pdf.text(50, 600, 24, "Hillside inn").text(51.5, 598.5, 24, "Hillside inn");
        for (int i = 0; i < 4; i++) {
            pdf.text(50 + 0.2 * i, 500, "Illegal pillar");
        }
        assertThat(text()).isEqualTo("Balloon full of gas\n\nHillside inn\n\nIllegal pillar");
    }

    @Test
    void layers_that_are_switched_off_are_left_out() throws IOException {
        PDOptionalContentProperties layers = new PDOptionalContentProperties();
        pdf.document().getDocumentCatalog().setOCProperties(layers);
        PDOptionalContentGroup off = layer(layers, "Draft", false);
        PDOptionalContentGroup on = layer(layers, "Final", true);
        PDOptionalContentMembershipDictionary both = new PDOptionalContentMembershipDictionary();
        both.setOCGs(List.of(off, on));
        both.setVisibilityPolicy(COSName.ALL_ON);

        marked("off", off, 700, "draft words");
        marked("on", on, 680, "final words");
        marked("both", both, 660, "words of both");
        pdf.raw("/OC /off BDC /Span <</Lang (en)>> BDC")
                .text(50, 640, "inner words")
                .raw("EMC EMC");
        pdf.text(50, 620, "plain words");
        assertThat(text()).isEqualTo("final words\n\nplain words");
    }

    @Test
    void painted_words_are_read_and_not_the_text_that_is_given_in_their_place() throws IOException {
        pdf.raw("/Span <</ActualText (other)>> BDC").text(50, 700, "painted").raw("EMC");
        pdf.raw("/Span <</ActualText (-)>> BDC").text(50, 600, "harbor").raw("EMC");
        assertThat(text()).isEqualTo("painted\n\nharbor");
    }

    @Test
    void lines_that_repeat_at_one_place_of_most_pages_are_left_out_and_sentences_go_on() throws IOException {
        String[] parts = {
            "The pilot comes on board at the outer buoy whenever the wind is weaker than",
            "force eight, and waits in the roads otherwise until the signal on the tower of the",
            "customs house has been taken down by the officer of the watch.",
            "Nobody else may take it down."
        };
        for (int i = 0; i < parts.length; i++) {
            pdf.text(50, 770, "Handbook of Pilots");
            pdf.text(50, 700, parts[i]);
            pdf.text(280, 30, "PH-9 / " + (i + 1));
            if (i + 1 < parts.length) {
                pdf.page();
            }
        }
        String text = text();
        assertThat(text)
                .startsWith(
                        "The pilot comes on board at the outer buoy whenever the wind is weaker than force eight, and")
                .doesNotContain("PH-9");
    }

    @Test
    void heads_of_left_and_right_pages_are_left_out_in_a_longer_document() throws IOException {
        for (int i = 0; i < 10; i++) {
            pdf.text(50, 770, i % 2 == 0 ? "Handbook of Pilots" : "Signals of the tower");
            pdf.text(50, 700, "Signal number " + 7 * i + " is given by " + (30 - i) + " flags.");
            if (i < 9) {
                pdf.page();
            }
        }
        assertThat(text())
                .doesNotContain("Handbook")
                .doesNotContain("tower")
                .contains("Signal number 28", "Signal number 63");
    }

    @Test
    void a_word_that_is_cut_by_the_end_of_a_page_is_whole() throws IOException {
        pdf.text(50, 700, "Whoever is on watch writes the time of each signal into the log of the offi-");
        pdf.page().text(50, 700, "cer who comes next.");
        ParsedDocument parsed = parsed();
        assertThat(parsed.body().text()).endsWith("into the log of the officer who comes next.");
        assertThat(parsed.body().text().substring(parsed.body().pageStarts().get(1)))
                .isEqualTo("cer who comes next.");
    }

    @Test
    void bookmarks_are_headings_also_where_their_line_is_broken() throws IOException {
        pdf.text(50, 740, 16, "3.1 Duties of the first keeper and of");
        pdf.text(50, 720, 16, "those who stand in for him");
        pdf.text(50, 690, "He trims the wick.");
        pdf.page().text(50, 740, 16, "Oil").text(50, 710, "Oil is kept in the cellar.");
        bookmark("Duties of the first keeper and of those who stand in for him", 0);
        bookmark("Oil", 1);
        assertThat(parsed().body().headings())
                .extracting(Heading::title)
                .containsExactly("3.1 Duties of the first keeper and of those who stand in for him", "Oil");
    }

    @Test
    void a_filled_field_is_read_beside_its_label() throws IOException {
        PDAcroForm form = new PDAcroForm(pdf.document());
        pdf.document().getDocumentCatalog().setAcroForm(form);
        form.setNeedAppearances(true);
        pdf.text(50, 700, "Name of the keeper:").text(50, 660, "Tower:");
        field(form, "f1", "Ida Vance", 160, 695);
        field(form, "f2", "North light", 160, 655);
        assertThat(text()).isEqualTo("Name of the keeper: Ida Vance\n\nTower: North light");
    }

    @Test
    void notes_are_read_and_comments_only_if_they_are_wanted() throws IOException {
        pdf.text(50, 700, "The lamp is lit at dusk.");
        annotate(new PDAnnotationFreeText(), "Not in June.");
        annotate(new PDAnnotationText(), "Ask the clerk.");
        annotate(new PDAnnotationHighlight(), "Is this so?");
        byte[] bytes = pdf.bytes();
        assertThat(text(bytes, ParseChoices.DEFAULT))
                .contains("lit at dusk.", "Not in June.", "Ask the clerk.")
                .doesNotContain("Is this so?");
        assertThat(text(bytes, new ParseChoices(false, true, false))).contains("Is this so?");
    }

    @Test
    void a_broken_font_costs_its_own_text_and_says_so() throws IOException {
        COSDictionary broken = new COSDictionary();
        broken.setItem(COSName.TYPE, COSName.FONT);
        broken.setItem(COSName.SUBTYPE, COSName.TYPE0);
        COSDictionary fonts = pdf.current().getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        fonts.setItem(COSName.getPDFName("Bad"), broken);
        pdf.text(50, 700, "Before it.")
                .raw("BT /Bad 10 Tf 50 680 Td <0041004200430044> Tj ET")
                .text(50, 660, "Behind it.");
        ParsedDocument parsed = parsed();
        assertThat(parsed.body().text()).isEqualTo("Before it.\n\nBehind it.");
        assertThat(parsed.warnings()).containsExactly("incomplete: text cannot be read: pages=1");
    }

    @Test
    void a_font_without_its_shapes_is_read_by_its_encoding() throws IOException {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        font.setItem(COSName.FONT_DESC, descriptor);
        COSDictionary fonts = pdf.current().getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        fonts.setItem(COSName.getPDFName("Bad"), font);
        pdf.text(50, 700, "Before it.")
                .raw("BT /Bad 10 Tf 50 650 Td (Shapeless) Tj ET")
                .text(50, 600, "Behind it.");
        assertThat(text()).contains("Before it.", "Behind it.");
    }

    @Test
    void passages_say_where_they_stand_also_behind_the_child() throws IOException {
        pdf.text(50, 700, "The lamp is lit at dusk.");
        pdf.page().text(100, 400, 20, "Oil is kept in the cellar.");
        ParsedDocument parsed = DocumentCodec.decode(DocumentCodec.encode(parsed()));
        String text = parsed.body().text();
        assertThat(parsed.body().boxes())
                .extracting(box -> text.substring(box.start(), box.end()))
                .containsExactly("The lamp is lit at dusk.", "Oil is kept in the cellar.");
        Box second = parsed.body().boxes().get(1);
        assertThat(second.page()).isEqualTo(2);
        assertThat(second.x()).isBetween(99f, 101f);
        assertThat(second.y()).isBetween(380f, 390f);
        assertThat(second.width()).isBetween(200f, 260f);
        assertThat(second.y() + second.height()).isBetween(400f, 410f);
    }

    @Test
    void attached_files_are_part_of_the_document() throws IOException {
        pdf.text(50, 700, "See the attached list.");
        PDEmbeddedFile content = new PDEmbeddedFile(
                pdf.document(), new ByteArrayInputStream("wicks and oil".getBytes(StandardCharsets.UTF_8)));
        content.setSubtype("text/plain");
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile("list.txt");
        file.setEmbeddedFile(content);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("list", file));
        PDDocumentNameDictionary names =
                new PDDocumentNameDictionary(pdf.document().getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.document().getDocumentCatalog().setNames(names);
        assertThat(text()).isEqualTo("See the attached list.\n\nlist.txt\n\nwicks and oil");
    }

    private static PDOptionalContentGroup layer(PDOptionalContentProperties layers, String name, boolean on) {
        PDOptionalContentGroup group = new PDOptionalContentGroup(name);
        layers.addGroup(group);
        layers.setGroupEnabled(group, on);
        return group;
    }

    private void marked(String name, PDPropertyList content, double y, String text) {
        pdf.current().getResources().put(COSName.getPDFName(name), content);
        pdf.raw("/OC /" + name + " BDC").text(50, y, text).raw("EMC");
    }

    private void bookmark(String title, int page) {
        PDDocumentOutline outline = pdf.document().getDocumentCatalog().getDocumentOutline();
        if (outline == null) {
            outline = new PDDocumentOutline();
            pdf.document().getDocumentCatalog().setDocumentOutline(outline);
        }
        PDPageFitDestination destination = new PDPageFitDestination();
        destination.setPage(pdf.document().getPage(page));
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(destination);
        outline.addLast(item);
    }

    private void field(PDAcroForm form, String name, String value, float x, float y) throws IOException {
        PDTextField field = new PDTextField(form);
        field.setPartialName(name);
        field.getCOSObject().setString(COSName.V, value);
        field.getWidgets().get(0).setRectangle(new PDRectangle(x, y, 200, 16));
        form.getFields().add(field);
        pdf.current().getAnnotations().add(field.getWidgets().get(0));
    }

    private void annotate(PDAnnotation annotation, String contents) {
        annotation.setContents(contents);
        annotation.setRectangle(new PDRectangle(300, 500, 100, 20));
        PDPage page = pdf.current();
        COSArray all = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        if (all == null) {
            all = new COSArray();
            page.getCOSObject().setItem(COSName.ANNOTS, all);
        }
        all.add(annotation);
    }

    private String text() throws IOException {
        return parsed().body().text();
    }

    private ParsedDocument parsed() throws IOException {
        return ParseSettings.parse(
                new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT), "drawn.pdf", pdf.bytes());
    }

    private static String text(byte[] bytes, ParseChoices choices) {
        return ParseSettings.parse(new TikaParser(ParseSettings.LIMITS, choices), "drawn.pdf", bytes)
                .body()
                .text();
    }
}
