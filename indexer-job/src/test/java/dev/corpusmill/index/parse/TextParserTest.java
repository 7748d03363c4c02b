package dev.corpusmill.index.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextParserTest {
    /** Whatever is not plain text would land here. */
    private static final Parser OTHERS = new Parser() {
        @Override
        public ParsedDocument parse(String name, InputStream content) {
            throw ParseException.rejected("not plain text");
        }

        @Override
        public void close() {}
    };

    private final Parser parser = new RoutingParser(new TextParser(ParseSettings.LIMITS), OTHERS);

    @Test
    void utf8_with_a_byte_order_mark_loses_only_the_mark() {
        assertThat(text("a.txt", "\uFEFFKaffee für zwei\r\nund Tee\r".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Kaffee für zwei\nund Tee\n");
    }

    @Test
    void chinese_text_in_gb18030_is_recognised() {
        String poem = "灯塔合作社的值班规则：每晚十点检查一次主灯，并把结果写进日志。\n".repeat(5);
        assertThat(text("规则.txt", poem.getBytes(Charset.forName("GB18030")))).isEqualTo(poem);
    }

    @Test
    void source_code_stays_as_it_is_and_is_called_by_its_language() {
        String python = "def max_tokens(limit):\n    return limit\n";
        ParsedDocument parsed = ParseSettings.parse(parser, "src/tool.py", python);
        assertThat(parsed.body().text()).isEqualTo(python);
        assertThat(parsed.contentType()).startsWith("text/x-python; charset=");
        String java = "class A {\n\tint maxTokens;\n}\n";
        assertThat(text("A.java", java.getBytes(StandardCharsets.UTF_8))).isEqualTo(java);
    }

    @Test
    void utf16_with_a_mark_is_recognised() {
        assertThat(text("a.txt", "\uFEFFzwölf".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("zwölf");
    }

    @Test
    void one_broken_byte_does_not_turn_a_utf8_text_into_nonsense_and_is_reported() {
        byte[] good = "灯塔".repeat(200).getBytes(StandardCharsets.UTF_8);
        good[300] = (byte) 0xFF;
        ParsedDocument parsed = ParseSettings.parse(parser, "a.txt", good);
        assertThat(parsed.body().text()).startsWith("灯塔灯塔").endsWith("灯塔");
        assertThat(parsed.warnings()).singleElement().asString().startsWith("undecodable characters: count=");
    }

    @Test
    void a_text_that_holds_the_replacement_character_itself_is_whole() {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16BE}) {
            ParsedDocument parsed =
                    ParseSettings.parse(parser, "a.txt", "\uFEFFWhat \uFFFD stands for".getBytes(charset));
            assertThat(parsed.body().text()).isEqualTo("What \uFFFD stands for");
            assertThat(parsed.warnings()).isEmpty();
        }
    }

    @Test
    void markdown_stays_as_it_is_and_its_headings_point_into_it() {
        String markdown = """
            # Watch rules #

            Intro
            text

            Night shift
            -----------
            ```sh
            # not a heading
            ```
            ### With `code` and a [link](x.html)
            """;
        ParsedText body = ParseSettings.parse(parser, "a.md", markdown).body();
        assertThat(body.text()).isEqualTo(markdown);
        assertThat(body.headings())
                .extracting(Heading::title)
                .containsExactly("Watch rules", "Night shift", "With code and a link");
        assertThat(body.headings()).extracting(Heading::level).containsExactly(1, 2, 3);
        assertThat(body.headings())
                .extracting(heading -> body.text().substring(heading.start(), heading.end()))
                .containsExactly("# Watch rules #", "Night shift\n-----------", "### With `code` and a [link](x.html)");
    }

    @Test
    void front_matter_gives_the_title_and_is_no_heading() {
        ParsedDocument parsed = ParseSettings.parse(parser, "a.md", "---\nid: x\ntitle: \"The lamp\"\n---\n# Lamp\n");
        assertThat(parsed.title()).isEqualTo("The lamp");
        assertThat(parsed.body().headings()).extracting(Heading::title).containsExactly("Lamp");
    }

    @Test
    void a_pipe_table_is_found_with_its_header() {
        String markdown = "Text\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\nAfter a | b\n";
        ParsedText body = ParseSettings.parse(parser, "a.md", markdown).body();
        assertThat(body.tables())
                .extracting(table -> markdown.substring(table.start(), table.end()))
                .containsExactly("| a | b |\n|---|:-:|\n| 1 | 2 |");
    }

    @Test
    void a_list_item_above_a_rule_is_no_heading() {
        assertThat(ParseSettings.parse(parser, "a.md", "- item\n---\n\n---\n")
                        .body()
                        .headings())
                .isEmpty();
    }

    @Test
    void the_title_of_plain_text_is_its_file_name() {
        assertThat(ParseSettings.parse(parser, "logs/week 12.txt", "calm").title())
                .isEqualTo("week 12");
    }

    @Test
    void a_text_over_the_limit_is_rejected_and_never_cut() {
        assertThatThrownBy(() -> ParseSettings.parse(parser, "a.txt", "ä".repeat(33 << 10)))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("more than 64KB of text");
        assertThatThrownBy(() -> ParseSettings.parse(parser, "a.txt", "x".repeat(1 << 20)))
                .hasMessageContaining("more than 64KB of text");
    }

    @Test
    void a_pdf_that_is_called_text_is_not_taken_for_text() {
        assertThatThrownBy(() -> ParseSettings.parse(parser, "a.txt", "%PDF-1.7\n%binary"))
                .hasMessage("not plain text");
        assertThatThrownBy(() -> ParseSettings.parse(parser, "a.md", "%PDF-1.7\n%binary"))
                .hasMessage("not plain text");
    }

    @Test
    void random_bytes_that_are_called_text_are_rejected() {
        byte[] bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        assertThatThrownBy(() -> ParseSettings.parse(parser, "a.txt", bytes)).hasMessageContaining("not text");
    }

    @Test
    void an_empty_file_is_an_empty_document() {
        assertThat(ParseSettings.parse(parser, "a.txt", "").isEmpty()).isTrue();
    }

    private String text(String name, byte[] content) {
        return ParseSettings.parse(parser, name, content).body().text();
    }
}
