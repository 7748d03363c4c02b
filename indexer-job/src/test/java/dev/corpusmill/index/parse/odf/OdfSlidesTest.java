package dev.corpusmill.index.parse.odf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.OwnFiles;
import dev.corpusmill.index.parse.PackageFile;
import dev.corpusmill.index.parse.ParsedDocument;
import org.junit.jupiter.api.Test;

class OdfSlidesTest {
    private static byte[] deck(String slides) {
        return new PackageFile()
                .part("mimetype", "application/vnd.oasis.opendocument.presentation")
                .part(
                        "content.xml",
                        "<office:document-content" + OdfTextTest.NAMESPACES + "><office:automatic-styles>"
                                + "<style:style style:name='hidden' style:family='drawing-page'><style:drawing-page-properties presentation:visibility='hidden'/>"
                                + "</style:style></office:automatic-styles><office:body><office:presentation>" + slides
                                + "</office:presentation></office:body></office:document-content>")
                .bytes();
    }

    private static String shape(String kind, String text) {
        return "<draw:frame presentation:class='" + kind + "'><draw:text-box><text:p>" + text
                + "</text:p></draw:text-box></draw:frame>";
    }

    @Test
    void slides_are_pages_with_titles_and_marked_notes() {
        ParsedDocument parsed = OwnFiles.parse(
                "deck.odp",
                deck("<draw:page>" + shape("outline", "body") + shape("title", "One") + shape("footer", "foot")
                        + "<presentation:notes><draw:page-thumbnail presentation:class='page'/>"
                        + shape("notes", "Say hello.") + "</presentation:notes></draw:page>"
                        + "<draw:page><draw:g><draw:g>" + shape("", "in groups") + "</draw:g></draw:g></draw:page>"));
        assertThat(OwnFiles.lines(parsed)).isEqualTo("One\nbody\nNotes: Say hello.\nin groups");
        assertThat(parsed.body().headings()).extracting(Heading::title).containsExactly("One");
        assertThat(parsed.body().pageStarts())
                .containsExactly(0, parsed.body().text().indexOf("in groups"));
    }

    @Test
    void hidden_slides_are_left_out_and_counted() {
        byte[] deck = deck("<draw:page draw:style-name='hidden'>" + shape("", "unseen") + "</draw:page><draw:page>"
                + shape("", "seen") + "</draw:page>");
        assertThat(OwnFiles.text("deck.odp", deck)).isEqualTo("seen");
        assertThat(OwnFiles.parse("deck.odp", deck).warnings())
                .containsExactly("hidden slides left out: slides=1 switch=parse.hidden");
        assertThat(OwnFiles.lines(OwnFiles.parseAll("deck.odp", deck))).isEqualTo("unseen\nseen");
    }
}
