package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    @Test
    void a_reader_sees_words_without_the_marks_around_them() {
        assertThat(MarkdownText.plain("Sent **within nine days**, see [the rates](rates.html \"now\")."))
                .isEqualTo("Sent within nine days, see the rates.");
        assertThat(MarkdownText.plain("Use `max_*` and *never* __both__")).isEqualTo("Use max_* and never both");
        assertThat(MarkdownText.plain("![plan](a.png) at <https://a.example>")).isEqualTo("plan at https://a.example");
    }

    @Test
    void what_only_looks_like_a_mark_stays() {
        assertThat(MarkdownText.plain("5 * 3 * 2, max_queue_size, a \\* b"))
                .isEqualTo("5 * 3 * 2, max_queue_size, a * b");
        assertThat(MarkdownText.plain("[1] and [x]")).isEqualTo("[1] and [x]");
    }

    @Test
    void other_documents_are_left_as_they_are() {
        assertThat(MarkdownText.isMarkdown("docs:a/README.md")).isTrue();
        assertThat(MarkdownText.isMarkdown("docs:notes.txt")).isFalse();
    }
}
