package dev.corpusmill.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.embed.TestEmbedder;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadSplitterTest {
    private static final TestEmbedder MODEL = new TestEmbedder();
    private static final String REPORT =
            "  ACME Inc.\nFor the quarter ended June 30, 2022\n\n" + "All was well. ".repeat(100);

    private static Splitter splitter(int maxTokens) {
        return new HeadSplitterProvider()
                .open(new NoSettings(), new SplitContext("about", MODEL::tokenEnds, maxTokens, 0));
    }

    @Test
    void a_document_is_one_node_of_its_path_and_its_beginning() {
        List<Chunk> chunks = splitter(40).split(ParsedText.plain(REPORT), "reports/2022 Q3 ACME.pdf");
        assertThat(chunks).hasSize(1);
        Chunk head = chunks.get(0);
        assertThat(head.text())
                .startsWith("reports/2022 Q3 ACME\nACME Inc.\nFor the quarter")
                .hasSizeLessThan(300);
        assertThat(head.tokens()).isBetween(20, 40);
        assertThat(head.text()).endsWith(REPORT.substring(head.charStart(), head.charEnd()));
        assertThat(head.charStart()).isEqualTo(2);
    }

    @Test
    void a_path_that_leaves_no_room_for_the_text_is_left_out() {
        Chunk head = splitter(10)
                .split(ParsedText.plain(REPORT), "a/very/long/path/of/many/folders/and/more/report.pdf")
                .get(0);
        assertThat(head.text()).startsWith("ACME Inc.");
    }

    @Test
    void a_short_text_is_taken_whole_and_an_empty_one_has_no_node() {
        assertThat(splitter(40).split(ParsedText.plain("Hi."), ".hidden").get(0).text())
                .isEqualTo(".hidden\nHi.");
        assertThat(splitter(40).split(ParsedText.plain("Hi.")).get(0).text()).isEqualTo("Hi.");
        assertThat(splitter(40).split(ParsedText.plain(" \n "), "empty.txt")).isEmpty();
    }
}
