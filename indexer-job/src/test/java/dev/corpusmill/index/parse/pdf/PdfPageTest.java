package dev.corpusmill.index.parse.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.TextBudget;
import dev.corpusmill.index.parse.TextBuilder;
import org.junit.jupiter.api.Test;

class PdfPageTest {
    private final TextBuilder out = new TextBuilder(new TextBudget(ParseSettings.LIMITS));
    private final PdfPage page = new PdfPage(out);

    @Test
    void lines_of_prose_become_one_paragraph() {
        assertThat(text("the first line is long enough\nand the second goes on with it."))
                .isEqualTo("the first line is long enough and the second goes on with it.");
    }

    @Test
    void wide_line_spacing_does_not_cut_a_paragraph_and_chinese_needs_no_space() {
        assertThat(text(
                        "为贯彻落实《值班管理办法》，引导合作社规范开展工作，协",
                        "会在广泛征求各方意见的基础上，起草了《值班实施细则》（以",
                        "下简称《细则》）。",
                        "第二条",
                        "本细则自发布之日起施行。"))
                .isEqualTo("为贯彻落实《值班管理办法》，引导合作社规范开展工作，协会在广泛征求各方意见的基础上，起草了《值班实施细则》（以下简称《细则》）。\n\n第二条\n\n本细则自发布之日起施行。");
    }

    @Test
    void a_hyphenated_word_is_put_together_unless_the_document_writes_it_with_a_hyphen() {
        assertThat(text("this is an inter-\nesting case.")).isEqualTo("this is an interesting case.");
        assertThat(text("a short-term loan and then another short-\nterm loan."))
                .endsWith("a short-term loan and then another short-term loan.");
    }

    @Test
    void a_table_keeps_its_rows_and_has_its_whole_head_in_the_first() {
        String text = text(
                "Some prose stands above the table and ends here.",
                "INCOME STATEMENTS",
                "Three Months Ended\n(In millions) December 31,",
                "2022 2021",
                "Revenue:",
                "Product $ 16,517 $ 20,779\nService and other 36,230 30,949",
                "Net change on marketable debt\nsecurities (3,055) 163");
        assertThat(out.build().tables())
                .extracting(table -> text.substring(table.start(), table.end()))
                .containsExactly("""
                        INCOME STATEMENTS Three Months Ended (In millions) December 31, 2022 2021
                        Revenue:
                        Product $ 16,517 $ 20,779
                        Service and other 36,230 30,949
                        Net change on marketable debt securities (3,055) 163""");
    }

    @Test
    void rows_of_figures_without_a_head_keep_their_lines() {
        String table = "North quay 3.2 4.1\nSouth quay 2.9 3.8";
        assertThat(text(table)).isEqualTo(table);
        assertThat(out.build().tables()).isEmpty();
    }

    @Test
    void list_items_start_on_a_line_of_their_own() {
        assertThat(text("we promise three things to our members\n• light at night and\nin fog"))
                .isEqualTo("we promise three things to our members\n• light at night and in fog");
    }

    @Test
    void a_sentence_goes_on_over_the_end_of_a_page_and_the_page_number_is_no_part_of_it() {
        page.block(
                "The keeper who leaves the tower before the relief has come must\nwrite the reason and the time and the");
        page.block("- 1 -");
        page.end();
        out.startPage();
        page.block("name of the next keeper.");
        page.end();
        assertThat(out.build().text()).endsWith("the time and the name of the next keeper.");
    }

    private String text(String... blocks) {
        for (String block : blocks) {
            page.block(block);
        }
        page.end();
        return out.build().text();
    }
}
