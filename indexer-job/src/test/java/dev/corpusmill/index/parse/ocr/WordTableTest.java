package dev.corpusmill.index.parse.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.parse.ocr.RecognizedText.Area;
import dev.corpusmill.index.parse.ocr.RecognizedText.Paragraph;
import org.junit.jupiter.api.Test;

class WordTableTest {
    private static final String HEAD =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    private final StringBuilder table = new StringBuilder(HEAD);

    /** A word in a line of a paragraph, 20 pixels high. */
    private WordTableTest word(String place, int left, int width, String text) {
        return word(place, left, width, text, 90);
    }

    private WordTableTest word(String place, int left, int width, String text, double confidence) {
        int line = Integer.parseInt(place.substring(2));
        table.append(String.join(
                        "\t",
                        "5\t1",
                        place.substring(0, 1),
                        "1",
                        place.substring(2),
                        "1",
                        Integer.toString(left),
                        Integer.toString(line * 30),
                        Integer.toString(width),
                        "20",
                        Double.toString(confidence),
                        text))
                .append('\n');
        return this;
    }

    private RecognizedText read() {
        return WordTable.read(table.toString());
    }

    @Test
    void lines_of_prose_are_joined_and_a_word_that_the_line_cut_is_whole() {
        word("1 1", 0, 80, "The").word("1 1", 90, 410, "harbour").word("1 2", 0, 500, "docu-");
        word("1 3", 0, 200, "ments").word("2 1", 0, 100, "Apart");
        assertThat(read().paragraphs())
                .containsExactly(
                        new Paragraph("The harbour documents", new Area(0, 30, 500, 110)),
                        new Paragraph("Apart", new Area(0, 30, 100, 50)));
    }

    @Test
    void short_lines_stay_lines() {
        word("1 1", 0, 300, "Invoice").word("1 2", 0, 500, "Harbour Street,").word("1 3", 0, 200, "Haven");
        assertThat(read().paragraphs().get(0).text()).isEqualTo("Invoice\nHarbour Street, Haven");
    }

    @Test
    void a_sentence_goes_on_where_tesseract_begins_a_paragraph_in_its_middle() {
        word("1 1", 0, 500, "the light are").word("1 2", 0, 200, "invented.").word("1 3", 0, 200, "Members");
        String paragraphs = table.toString().replace("1\t1\t2\t1", "1\t2\t1\t1").replace("1\t1\t3\t1", "1\t3\t1\t1");
        assertThat(WordTable.read(paragraphs).paragraphs())
                .extracting(Paragraph::text)
                .containsExactly("the light are invented.", "Members");
    }

    @Test
    void chinese_has_no_spaces_between_its_words() {
        word("1 1", 0, 40, "港口")
                .word("1 1", 40, 40, "关闭")
                .word("1 1", 80, 420, "，")
                .word("1 2", 0, 60, "船只");
        word("1 2", 70, 60, "PDF").word("1 2", 140, 60, "文件");
        assertThat(read().paragraphs().get(0).text()).isEqualTo("港口关闭，船只 PDF 文件");
    }

    @Test
    void words_below_the_floor_are_left_out_and_counted() {
        word("1 1", 0, 80, "fee", 96).word("1 1", 90, 80, "~|i", 21).word("1 1", 200, 80, "480", 90);
        RecognizedText text = read();
        assertThat(text.paragraphs().get(0).text()).isEqualTo("fee 480");
        assertThat(text.leftOut()).isEqualTo(1);
        assertThat(text.confidence()).isEqualTo(93);
    }

    @Test
    void a_picture_without_text_has_none_though_tesseract_is_sure_of_a_blank() {
        word("1 1", 0, 1000, " ", 95);
        table.append("5\t1\t2\t1\t1\t1\t0\t0\t9\t9\t95\t\n").append("4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n");
        assertThat(read().paragraphs()).isEmpty();
    }

    @Test
    void no_output_is_no_text() {
        assertThat(WordTable.read("").paragraphs()).isEmpty();
    }
}
