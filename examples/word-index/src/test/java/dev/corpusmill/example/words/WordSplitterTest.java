package dev.corpusmill.example.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.embed.TestEmbedder;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordSplitterTest {
    private static List<Chunk> split(ParsedText parsed, int maxTokens) {
        try (TestEmbedder embedder = new TestEmbedder()) {
            SplitContext context = new SplitContext("words", embedder::tokenEnds, maxTokens, 0);
            return new WordSplitterProvider().open(new NoSettings(), context).split(parsed);
        }
    }

    @Test
    void each_word_is_a_node_with_its_place() {
        String text = " lamp\n\ntide\tturns,\u00a0灯塔\n";
        List<Chunk> chunks = split(ParsedText.plain(text), 16);
        assertThat(chunks).extracting(Chunk::text).containsExactly("lamp", "tide", "turns,", "灯塔");
        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(text.substring(chunk.charStart(), chunk.charEnd()))
                        .isEqualTo(chunk.text()));
        assertThat(chunks).extracting(Chunk::tokens).containsExactly(1, 1, 1, 2);
    }

    @Test
    void a_page_is_that_on_which_the_word_begins() {
        ParsedText parsed = new ParsedText("one two three", List.of(), List.of(0, 4, 8), List.of());
        assertThat(split(parsed, 16)).extracting(Chunk::page).containsExactly(1, 2, 3);
    }

    @Test
    void a_word_over_the_limit_of_tokens_is_cut_and_nothing_is_lost() {
        String word = "灯".repeat(40);
        List<Chunk> chunks = split(ParsedText.plain(word + " end"), 16);
        assertThat(chunks).extracting(Chunk::tokens).containsExactly(16, 16, 8, 1);
        assertThat(chunks.get(0).text() + chunks.get(1).text() + chunks.get(2).text())
                .isEqualTo(word);
    }

    @Test
    void a_text_without_words_has_no_nodes() {
        assertThat(split(ParsedText.plain(" \n\t"), 16)).isEmpty();
    }
}
