package dev.corpusmill.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Span;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private static final TestEmbedder MODEL = new TestEmbedder();

    private static Splitter paragraphs(int maxTokens, int overlapPercent) {
        return splitter("paragraph", maxTokens, overlapPercent);
    }

    private static Splitter splitter(String split, int maxTokens, int overlapPercent) {
        return open(split, new SplitContext("chunk", MODEL::tokenEnds, maxTokens, maxTokens * overlapPercent / 100));
    }

    private static Splitter open(String split, SplitContext context) {
        return split.equals("markdown")
                ? new MarkdownSplitterProvider().open(new NoSettings(), context)
                : new ParagraphSplitterProvider().open(new NoSettings(), context);
    }

    private static List<String> texts(List<Chunk> pieces) {
        return pieces.stream().map(Chunk::text).toList();
    }

    @Test
    void whole_paragraphs_are_merged_while_they_fit() {
        String text = "one two three\n\nfour five six\n \t\nseven " + "x ".repeat(13) + "end";
        assertThat(texts(paragraphs(16, 0).split(ParsedText.plain(text))))
                .containsExactly("one two three\n\nfour five six", "seven " + "x ".repeat(13) + "end");
    }

    @Test
    void a_long_paragraph_is_cut_between_sentences_and_its_parts_stay_alone() {
        String long1 = "This is the first sentence of it. ";
        String text = "Short one.\n\n" + long1.repeat(5).strip() + "\n\nShort two.";
        List<String> pieces = texts(paragraphs(16, 0).split(ParsedText.plain(text)));
        assertThat(pieces)
                .containsExactly(
                        "Short one.", long1.repeat(2).strip(), long1.repeat(2).strip(), long1.strip(), "Short two.");
    }

    @Test
    void the_next_piece_repeats_whole_sentences_up_to_the_overlap() {
        String text = "Aa bb cc dd ee ff. Gg hh. Ii jj kk ll mm nn oo. Pp qq rr. Ss tt uu vv ww xx yy.";
        List<Chunk> pieces = paragraphs(16, 25).split(ParsedText.plain(text));
        assertThat(texts(pieces))
                .containsExactly("Aa bb cc dd ee ff. Gg hh. Ii jj kk ll mm nn oo.", "Pp qq rr. Ss tt uu vv ww xx yy.");
        assertThat(texts(paragraphs(18, 20).split(ParsedText.plain(text))))
                .containsExactly(
                        "Aa bb cc dd ee ff. Gg hh. Ii jj kk ll mm nn oo. Pp qq rr.", "Pp qq rr. Ss tt uu vv ww xx yy.");
    }

    @Test
    void a_heading_goes_with_the_text_below_it_and_names_the_piece() {
        String text = "Guide\n\nInstall\n\n" + "word ".repeat(12).strip() + "\n\nUse\n\n"
                + "other ".repeat(12).strip();
        ParsedText parsed = new ParsedText(
                text,
                List.of(heading(text, 1, "Guide"), heading(text, 2, "Install"), heading(text, 2, "Use")),
                List.of(),
                List.of());
        for (String split : List.of("paragraph", "markdown")) {
            List<Chunk> pieces = splitter(split, 64, 10).split(parsed);
            assertThat(pieces).extracting(Chunk::heading).containsExactly("Guide > Install", "Guide > Use");
            assertThat(pieces.get(0).text()).startsWith("Guide\n\nInstall").endsWith("word");
            assertThat(pieces.get(1).text()).startsWith("Use\n\nother");
        }
    }

    @Test
    void a_tiny_section_is_left_alone_by_the_markdown_splitter_only() {
        String text = "A\n\nsmall\n\nB\n\n" + "other ".repeat(12).strip();
        ParsedText parsed = new ParsedText(
                text, List.of(new Heading(1, 0, 1, "A"), new Heading(1, 10, 11, "B")), List.of(), List.of());
        assertThat(splitter("paragraph", 64, 0).split(parsed)).hasSize(1);
        assertThat(splitter("markdown", 64, 0).split(parsed))
                .extracting(Chunk::heading)
                .containsExactly("A", "B");
    }

    @Test
    void each_part_of_a_long_table_shows_the_header_and_points_to_its_rows() {
        String header = "| name | price |\n|---|---|";
        StringBuilder table = new StringBuilder(header);
        for (int row = 0; row < 20; row++) {
            table.append("\n| item").append(row).append(" | ").append(row * 10).append(" |");
        }
        String text = "Before.\n\n" + table + "\n\nAfter.";
        int start = text.indexOf("| name");
        ParsedText parsed =
                new ParsedText(text, List.of(), List.of(), List.of(new Span(start, start + table.length())));
        List<Chunk> pieces = paragraphs(48, 10).split(parsed);
        List<Chunk> parts = pieces.subList(1, pieces.size() - 1);
        assertThat(parts).hasSizeGreaterThan(2).allSatisfy(part -> {
            assertThat(part.text()).startsWith(header + "\n| item");
            assertThat(part.text()).endsWith(text.substring(part.charStart(), part.charEnd()));
            assertThat(part.tokens()).isLessThanOrEqualTo(48);
        });
        assertThat(parts.get(1).charStart())
                .isEqualTo(text.indexOf("\n", parts.get(0).charEnd()) + 1);
    }

    @Test
    void each_part_of_a_long_table_shows_its_title_and_the_names_of_its_columns() {
        String head = "Fees in EUR\nport | fee";
        StringBuilder table = new StringBuilder(head);
        for (int row = 0; row < 60; row++) {
            table.append("\nport").append(row).append(" | ").append(row * 10);
        }
        String text = "Rates\n\n" + table;
        ParsedText parsed = new ParsedText(
                text, List.of(new Heading(1, 0, 5, "Rates")), List.of(), List.of(new Span(7, text.length(), 2)));
        List<Chunk> parts = paragraphs(64, 0).split(parsed);
        assertThat(parts.get(0).text()).startsWith("Rates\n\n" + head + "\nport0 | 0\n");
        assertThat(parts.subList(1, parts.size())).hasSizeGreaterThan(2).allSatisfy(part -> {
            assertThat(part.text()).startsWith(head + "\nport");
            assertThat(part.text()).endsWith(text.substring(part.charStart(), part.charEnd()));
        });
        assertThat(parts).extracting(Chunk::tokens).allMatch(tokens -> tokens <= 64);
    }

    @Test
    void a_small_table_stays_with_its_paragraphs() {
        String text = "Prices:\n\na | b\n1 | 2\n\nThat is all.";
        ParsedText parsed = new ParsedText(text, List.of(), List.of(), List.of(new Span(9, 20)));
        assertThat(texts(paragraphs(32, 0).split(parsed))).containsExactly(text);
    }

    @Test
    void pieces_know_the_page_on_which_they_begin() {
        String text = "one one one\n\n" + "two ".repeat(12) + "\n\n" + "three ".repeat(12);
        ParsedText parsed =
                new ParsedText(text, List.of(), List.of(0, text.indexOf("two"), text.indexOf("three")), List.of());
        assertThat(paragraphs(16, 0).split(parsed)).extracting(Chunk::page).containsExactly(1, 3);
        assertThat(paragraphs(16, 0).split(ParsedText.plain("x")))
                .extracting(Chunk::page)
                .containsExactly(0);
    }

    @Test
    void a_word_without_end_is_cut_all_the_same() {
        String blob = "QUJD".repeat(10_000);
        List<Chunk> pieces = open("paragraph", new SplitContext("chunk", text -> new int[] {text.length()}, 16, 0))
                .split(ParsedText.plain("x " + blob)); // a model that does not know the word: one token
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.text()).hasSizeLessThanOrEqualTo(256));
        assertThat(String.join("", texts(pieces)).replace(" ", "")).isEqualTo("x" + blob);
    }

    @Test
    void a_blank_text_has_no_pieces() {
        assertThat(paragraphs(16, 0).split(ParsedText.plain(" \n\u3000\u00a0\n")))
                .isEmpty();
    }

    @Test
    void chinese_sentences_end_without_white_space() {
        String text = "今天天气很好。我们去公园散步吧！你觉得怎么样？“当然可以。”她笑着说。";
        List<Integer> ends = Sentences.ends(text, 0, text.length());
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int end : ends) {
            sentences.add(text.substring(start, end));
            start = end;
        }
        assertThat(sentences).containsExactly("今天天气很好。", "我们去公园散步吧！", "你觉得怎么样？", "“当然可以。”", "她笑着说。");
    }

    @Test
    void abbreviations_initials_and_numbers_end_no_sentence() {
        String text = "Dr. J. Smith paid 3.5 million, i.e. The usual. See Fig. 3! (Really?) \"Yes.\" he said. Done.";
        List<Integer> ends = Sentences.ends(text, 0, text.length());
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int end : ends) {
            sentences.add(text.substring(start, end).strip());
            start = end;
        }
        assertThat(sentences)
                .containsExactly(
                        "Dr. J. Smith paid 3.5 million, i.e. The usual.",
                        "See Fig. 3!",
                        "(Really?)",
                        "\"Yes.\" he said.",
                        "Done.");
    }

    @Test
    void items_of_a_list_are_sentences() {
        String text = "To do:\n- first thing\n- second\n  thing\n1. third\n2) fourth\n3.5 is no item";
        assertThat(Sentences.ends(text, 0, text.length())).hasSize(5);
    }

    private static Heading heading(String text, int level, String title) {
        int start = text.indexOf(title);
        return new Heading(level, start, start + title.length(), title);
    }
}
