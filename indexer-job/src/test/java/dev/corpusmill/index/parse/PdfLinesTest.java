package dev.corpusmill.index.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PdfLinesTest {
    private final PdfLines lines = new PdfLines();

    @Test
    void lines_of_prose_become_one_line() {
        assertThat(lines.join("the first line is long enough\nand the second goes on with it"))
                .isEqualTo("the first line is long enough and the second goes on with it");
    }

    @Test
    void chinese_lines_are_joined_without_a_space() {
        assertThat(lines.join("为贯彻落实管理办法，引导公司规范开展业务，协\n会起草了实施细则")).isEqualTo("为贯彻落实管理办法，引导公司规范开展业务，协会起草了实施细则");
    }

    @Test
    void a_hyphenated_word_is_put_together() {
        assertThat(lines.join("this is an inter-\nesting case")).isEqualTo("this is an interesting case");
    }

    @Test
    void a_word_that_the_document_writes_with_a_hyphen_keeps_it() {
        assertThat(lines.join("a short-term loan and then another short-\nterm loan"))
                .isEqualTo("a short-term loan and then another short-term loan");
    }

    @Test
    void rows_of_figures_keep_their_lines() {
        String table = "Net sales $ 82,959 $ 81,434\nCost of sales 47,074 46,179\nOther income, net (10) 243";
        assertThat(lines.join(table)).isEqualTo(table);
    }

    @Test
    void list_items_start_on_a_line_of_their_own() {
        assertThat(lines.join("we promise three things to our members\n• light at night and\nin fog"))
                .isEqualTo("we promise three things to our members\n• light at night and in fog");
    }
}
