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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuiltInSplitterTest {
    private static final TestEmbedder MODEL = new TestEmbedder();

    private static SplitContext context(int maxTokens, int overlapTokens) {
        return new SplitContext("group", MODEL::tokenEnds, maxTokens, overlapTokens);
    }

    private static Splitter sentences(int maxTokens, int minTokens) {
        return new SentenceSplitterProvider().open(new SentenceConfig(minTokens), context(maxTokens, 0));
    }

    private static Splitter recursive(int maxTokens, int maxCharacters, String... separators) {
        return new RecursiveSplitterProvider()
                .open(new RecursiveConfig(List.of(separators), maxCharacters), context(maxTokens, 0));
    }

    private static Splitter code(int maxTokens) {
        return new CodeSplitterProvider().open(new NoSettings(), context(maxTokens, 0));
    }

    private static Splitter rows(int maxTokens, boolean text) {
        return new RowSplitterProvider().open(new RowConfig(text), context(maxTokens, 0));
    }

    private static List<String> texts(Splitter splitter, String text) {
        return texts(splitter.split(ParsedText.plain(text)));
    }

    private static List<String> texts(List<Chunk> pieces) {
        return pieces.stream().map(Chunk::text).toList();
    }

    @Test
    void each_sentence_is_a_piece_and_a_short_one_goes_with_the_next() {
        String text = "Is it safe? Yes. Backups are kept for thirty days by default. They are encrypted.\n\n"
                + "A new paragraph never joins the old one.";
        assertThat(texts(sentences(64, 6), text))
                .containsExactly(
                        "Is it safe? Yes.\u0020Backups are kept for thirty days by default.",
                        "They are encrypted.",
                        "A new paragraph never joins the old one.");
        assertThat(texts(sentences(64, 0), text)).hasSize(5);
    }

    @Test
    void short_sentences_are_not_joined_over_the_limit() {
        String seven = "Aa bb cc dd ee ff gg.";
        List<Chunk> pieces = sentences(16, 16).split(ParsedText.plain(String.join(" ", List.of(seven, seven, seven))));
        assertThat(texts(pieces)).containsExactly(seven + " " + seven, seven);
    }

    @Test
    void windows_of_tokens_repeat_the_overlap_and_begin_with_a_word() {
        String text = IntStream.range(0, 40).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        List<Chunk> pieces = new TokensSplitterProvider()
                .open(new NoSettings(), context(16, 4))
                .split(ParsedText.plain(text));
        assertThat(pieces).hasSizeGreaterThan(2).allMatch(piece -> piece.tokens() <= 16);
        for (int i = 1; i < pieces.size(); i++) {
            assertThat(pieces.get(i).charStart()).isLessThan(pieces.get(i - 1).charEnd());
            assertThat(pieces.get(i).text()).startsWith("w");
        }
        assertThat(pieces.get(pieces.size() - 1).text()).endsWith("w39");
    }

    @Test
    void headings_down_to_the_configured_level_begin_a_piece() {
        String text = "# Install\n\nRun it.\n\n## Linux\n\nUse apt.\n\n# Use\n\nAsk it.";
        ParsedText parsed = new ParsedText(
                text,
                List.of(heading(text, 1, "# Install"), heading(text, 2, "## Linux"), heading(text, 1, "# Use")),
                List.of(),
                List.of());
        Splitter first = new HeadingsSplitterProvider().open(new HeadingsConfig(1), context(64, 0));
        Splitter both = new HeadingsSplitterProvider().open(new HeadingsConfig(2), context(64, 0));
        assertThat(texts(first.split(parsed)))
                .containsExactly("# Install\n\nRun it.\n\n## Linux\n\nUse apt.", "# Use\n\nAsk it.");
        assertThat(texts(both.split(parsed)))
                .containsExactly("# Install\n\nRun it.", "## Linux\n\nUse apt.", "# Use\n\nAsk it.");
    }

    @Test
    void a_recursive_splitter_takes_the_best_separator_that_is_enough() {
        String sentence = "Aa bb cc dd ee ff gg hh. ";
        String text = sentence.repeat(3).strip() + "\n\nShort.\n\nOther.";
        assertThat(texts(recursive(20, 0, "\n\n", ". "), text))
                .containsExactly((sentence + sentence).strip(), sentence.strip(), "Short.\n\nOther.");
    }

    @Test
    void a_recursive_splitter_can_be_limited_in_characters() {
        List<Chunk> pieces = recursive(510, 20, " ").split(ParsedText.plain("several words of a text that goes on "));
        assertThat(pieces).allMatch(piece -> piece.text().length() <= 20).hasSize(2);
        assertThat(recursive(510, 16).split(ParsedText.plain("x".repeat(100))))
                .allMatch(piece -> piece.text().length() <= 16);
    }

    @Test
    void code_is_cut_at_blank_lines_between_functions() {
        String one = "def one(a):\n    if a:\n        return 1\n\n    return 2\n";
        String two = "def two(b):\n    x = b\n\n    return x\n";
        assertThat(texts(code(12), one + "\n" + two)).containsExactly(one.strip(), two.strip());
    }

    @Test
    void a_long_function_is_cut_one_level_deeper_and_a_closing_bracket_stays_with_its_body() {
        String text = "void f() {\n  if (a) {\n    b(1, 2);\n    c(3, 4);\n  }\n\n  for (;;) {\n    d(5, 6);\n  }\n}\n";
        List<String> pieces = texts(code(12), text);
        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0)).endsWith("c(3, 4);\n  }");
        assertThat(pieces.get(1)).startsWith("for (;;)").endsWith("}\n}");
    }

    @Test
    void code_is_never_cut_inside_a_string_that_fits() {
        String query = "q = \"\"\"\nselect a\n\nfrom b -- {([\n\nwhere c = 1\n\"\"\"";
        String text = "import os\n\n" + query + "\n\nrun(q, 1, 2, 3)\n\nprint(os, q, 'don\\'t (', 4)\n";
        assertThat(texts(code(24), text)).anyMatch(piece -> piece.contains(query));
    }

    @Test
    void an_apostrophe_in_a_comment_opens_no_string() {
        String text = "// don't cut here\nint a() { return 1; }\n\n// it's b\nint b() { return 2; }\n";
        assertThat(texts(code(16), text))
                .containsExactly("// don't cut here\nint a() { return 1; }", "// it's b\nint b() { return 2; }");
    }

    @Test
    void each_row_of_a_table_stands_below_its_title_units_and_columns() {
        String title = "Revenue by segment";
        String table = "in millions | 2019 | 2018\nCloud | 10 | 8\nLicenses | 5 | 6";
        String text = title + "\n\nA word about it.\n\n" + table;
        ParsedText parsed = new ParsedText(
                text,
                List.of(heading(text, 1, title)),
                List.of(),
                List.of(new Span(text.indexOf(table), text.length())));

        List<Chunk> pieces = rows(64, false).split(parsed);

        String head = title + "\n\nA word about it.\nin millions | 2019 | 2018\n";
        assertThat(texts(pieces)).containsExactly(head + "Cloud | 10 | 8", head + "Licenses | 5 | 6");
        Chunk second = pieces.get(1);
        assertThat(text.substring(second.charStart(), second.charEnd())).isEqualTo("Licenses | 5 | 6");
        assertThat(texts(rows(64, true).split(parsed))).hasSize(3).first().isEqualTo(title + "\n\nA word about it.");
    }

    @Test
    void a_head_that_would_fill_the_piece_stands_alone() {
        String table = "a | b | c | d | e | f | g | h | i | j | k\n1 | 2 | 3 | 4 | 5\n6 | 7 | 8 | 9 | 0";
        ParsedText parsed = new ParsedText(table, List.of(), List.of(), List.of(new Span(0, table.length())));
        assertThat(texts(rows(24, true).split(parsed)))
                .containsExactly("a | b | c | d | e | f | g | h | i | j | k", "1 | 2 | 3 | 4 | 5", "6 | 7 | 8 | 9 | 0");
    }

    private static Heading heading(String text, int level, String line) {
        int start = text.indexOf(line);
        return new Heading(level, start, start + line.length(), line);
    }
}
