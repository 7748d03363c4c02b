package dev.corpusmill.index.parse.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdfPageTest {
    private static final float LINE = 14;

    private final PdfPage page = new PdfPage(new PdfOutline());
    private final List<PdfLine> lines = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private int number = 1;

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
        assertThat(text).contains(tables);
        assertThat(tables).containsExactly("""
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
        assertThat(tables).isEmpty();
    }

    @Test
    void list_items_start_on_a_line_of_their_own() {
        assertThat(text("we promise three things to our members\n• light at night and\nin fog"))
                .isEqualTo("we promise three things to our members\n• light at night and in fog");
    }

    @Test
    void a_sentence_goes_on_over_the_end_of_a_page_and_the_page_number_is_no_part_of_it() {
        block("The keeper who leaves the tower before the relief has come must\nwrite the reason and the time and the");
        block("- 1 -");
        List<PdfBlock> written = new ArrayList<>(page.blocks(lines));
        lines.clear();
        number = 2;
        block("name of the next keeper.");
        written.addAll(page.blocks(lines));
        written.addAll(page.end());
        assertThat(text(written)).endsWith("the time and the name of the next keeper.");
        assertThat(written.get(0).parts()).extracting(part -> part.box().page()).containsExactly(1, 2);
    }

    private String text(String... blocks) {
        lines.clear();
        tables.clear();
        for (String block : blocks) {
            block(block);
        }
        List<PdfBlock> written = new ArrayList<>(page.blocks(lines));
        written.addAll(page.end());
        return text(written);
    }

    private void block(String block) {
        boolean opens = true;
        for (String line : block.split("\n", -1)) {
            PageBox box = new PageBox(number, 50, LINE * lines.size(), 6 * line.length(), LINE);
            lines.add(new PdfLine(line, opens, false, TableRow.NONE, 0, box));
            opens = false;
        }
    }

    private String text(List<PdfBlock> blocks) {
        StringBuilder text = new StringBuilder();
        List<String> rows = new ArrayList<>();
        for (PdfBlock block : blocks) {
            switch (block.kind()) {
                case HEAD_ROW, ROW -> rows.add(block.text());
                case TABLE_END -> {
                    tables.add(String.join("\n", rows));
                    text.append(text.isEmpty() ? "" : "\n\n").append(String.join("\n", rows));
                    rows.clear();
                }
                case PARAGRAPH, HEADING ->
                    text.append(text.isEmpty() ? "" : "\n\n").append(block.text());
            }
        }
        return text.toString();
    }
}
