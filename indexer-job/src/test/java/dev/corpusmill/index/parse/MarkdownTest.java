package dev.corpusmill.index.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void headings_point_to_their_lines() {
        String text = "# One #\n\nText\n\n  ## Two\n\nThree\nand more\n---\n";
        assertThat(lines(text, Markdown.outline(text).headings()))
                .containsExactly("# One #", "  ## Two", "Three\nand more\n---");
        assertThat(Markdown.outline(text).headings())
                .extracting(Heading::title)
                .containsExactly("One", "Two", "Three and more");
        assertThat(Markdown.outline(text).headings()).extracting(Heading::level).containsExactly(1, 2, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "emoji [![Build](https://a.b/c.svg)](https://a.b) | emoji",
                "![Logo](logo.svg) | Logo",
                "With `code` and a [link](x.html) | With code and a link",
                "chalk.`<style>(string)` | chalk.<style>(string)",
                "EVP\\_BytesToKey and \\<color\\> | EVP_BytesToKey and <color>",
                "Array&lt;Path&gt; | Array<Path>",
                "_EJSON_.parse **now** | EJSON.parse now",
                "snake_case_name | snake_case_name",
                "<a name='x'></a>Use | Use",
                "Use {#use} | Use"
            })
    void a_title_has_words_and_no_marks(String marked, String title) {
        String text = "## " + marked + "\n";
        assertThat(Markdown.outline(text).headings()).extracting(Heading::title).containsExactly(title);
    }

    @Test
    void links_of_a_heading_may_be_defined_below_it() {
        String text = "# is-map <sup>[![Version][svg]][url]</sup>\n\n[svg]: https://a.b/c.svg\n[url]: https://a.b\n";
        assertThat(Markdown.outline(text).headings()).extracting(Heading::title).containsExactly("is-map");
        assertThat(Markdown.outline("# parse(text, [options])\n").headings())
                .extracting(Heading::title)
                .containsExactly("parse(text, [options])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```sh\n# no\n```\n",
                "- item\n\n  ```sh\n  # no\n",
                "    # no\n",
                "<!--\n# no\n-->\n",
                "> # quoted\n",
                "- item\n---\n\n---\n",
                "#no\n",
                "#\n"
            })
    void code_comments_quotes_and_rules_are_no_headings(String text) {
        assertThat(Markdown.outline(text).headings()).isEmpty();
    }

    @Test
    void a_heading_within_an_item_counts() {
        String text = "- [Boot](#boot)\n\n\n  ## Boot\n\n  Text\n";
        assertThat(lines(text, Markdown.outline(text).headings())).containsExactly("  ## Boot");
    }

    @Test
    void front_matter_gives_the_title_and_no_heading() {
        String text = "---\nid: x\ntitle: \"The lamp\"\n---\n# Lamp\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        Markdown.Outline outline = Markdown.outline(text);
        assertThat(outline.title()).isEqualTo("The lamp");
        assertThat(lines(text, outline.headings())).containsExactly("# Lamp");
        assertThat(outline.tables())
                .extracting(table -> text.substring(table.start(), table.end()))
                .containsExactly("| a | b |\n|---|---|\n| 1 | 2 |");
    }

    @Test
    void a_table_ends_with_its_last_row() {
        String text = "Text\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\nAfter a | b\n";
        assertThat(Markdown.outline(text).tables()).containsExactly(new Span(6, 35));
    }

    @ParameterizedTest
    @ValueSource(strings = {"![[]()", "[a](", "*a **b ", "> ", "- ", "<!--", "# *a\n\n", "|a", "[x]: y\n", "a\n===\n"})
    void hostile_text_costs_seconds_at_most(String unit) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Markdown.outline(unit.repeat(1_000_000 / unit.length())));
    }

    private static List<String> lines(String text, List<Heading> headings) {
        return headings.stream()
                .map(heading -> text.substring(heading.start(), heading.end()))
                .toList();
    }
}
