package dev.corpusmill.index.parse.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Span;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PdfTablesTest {
    private static final int[] NARROW = {50, 80, 160, 240, 280, 400};
    private static final String[][] FARES = {
        {"Line", "From", "To", "Fare", "Note"},
        {"1", "Orrery quay", "Ash bridge", "4.00", ""},
        {"2", "Ash bridge", "", "5.50", "night only"},
        {"3", "", "Mill gate", "", "free for pilots"},
        {"4", "Mill gate", "Orrery quay", "6.25", ""}
    };
    private static final String FARES_TEXT = """
            Line | From | To | Fare | Note
            1 | Orrery quay | Ash bridge | 4.00
            2 | Ash bridge |  | 5.50 | night only
            3 |  | Mill gate |  | free for pilots
            4 | Mill gate | Orrery quay | 6.25""";

    private final DrawnPdf pdf;

    PdfTablesTest() throws IOException {
        pdf = new DrawnPdf();
    }

    @Test
    void empty_cells_of_a_ruled_table_keep_their_columns_however_narrow_these_are() throws IOException {
        pdf.text(50, 725, "Fares of the harbor lines.");
        grid(700, 20, NARROW, FARES);
        pdf.text(50, 560, "A fare that was paid twice is refunded.");
        assertThat(text())
                .isEqualTo(
                        "Fares of the harbor lines.\n\n" + FARES_TEXT + "\n\nA fare that was paid twice is refunded.");
    }

    @Test
    void rows_that_are_drawn_as_boxes_and_rows_without_outer_lines_are_read_alike() throws IOException {
        for (int row = 0; row < FARES.length; row++) {
            for (int column = 0; column < 5; column++) {
                int width = NARROW[column + 1] - NARROW[column];
                pdf.raw(NARROW[column] + " " + (680 - 20 * row) + " " + width + " 20 re S");
            }
            row(700 - 20 * row, NARROW, FARES[row]);
        }
        pdf.page();
        for (int line = 1; line < FARES.length; line++) {
            pdf.raw("50 " + (700 - 20 * line) + " m 400 " + (700 - 20 * line) + " l S");
        }
        for (int column = 1; column < 5; column++) {
            pdf.raw(NARROW[column] + " 700 0.5 -100 re f"); // thin shapes, as Word writes them
        }
        for (int row = 0; row < FARES.length; row++) {
            row(700 - 20 * row, NARROW, FARES[row]);
        }
        assertThat(text()).startsWith(FARES_TEXT).endsWith(FARES_TEXT.substring(FARES_TEXT.indexOf('\n') + 1));
    }

    @Test
    void a_merged_head_is_repeated_over_its_columns_and_joined_with_the_row_below() throws IOException {
        int[] columns = {50, 150, 220, 290, 360, 430};
        pdf.raw("50 700 m 430 700 l S 150 680 m 430 680 l S");
        for (int line = 2; line <= 5; line++) {
            pdf.raw("50 " + (700 - 20 * line) + " m 430 " + (700 - 20 * line) + " l S");
        }
        for (int column = 0; column < columns.length; column++) {
            int top = column == 2 || column == 4 ? 680 : 700;
            pdf.raw(columns[column] + " " + top + " m " + columns[column] + " 600 l S");
        }
        row(690, columns, "Quay");
        row(700, columns, "", "Spring", "", "Autumn");
        row(680, columns, "", "Herring", "Cod", "Herring", "Cod");
        row(660, columns, "North", "12", "7", "30", "4");
        row(640, columns, "South", "", "9", "22", "");
        row(620, columns, "West", "3", "", "", "1");
        ParsedText body = body();
        assertThat(body.text()).isEqualTo("""
                        Quay | Spring Herring | Spring Cod | Autumn Herring | Autumn Cod
                        North | 12 | 7 | 30 | 4
                        South |  | 9 | 22
                        West | 3 |  |  | 1""");
        assertThat(body.tables()).extracting(Span::headLines).containsExactly(1);
    }

    @Test
    void lines_of_a_ruled_cell_are_one_and_the_row_below_is_another() throws IOException {
        int[] columns = {50, 130, 300, 380};
        lines(700, columns, 700, 680, 620, 580);
        row(700, columns, "Lock", "Rule", "Fine");
        row(680, columns, "Upper lock", "Boats wait at the red post until", "2 crowns");
        pdf.text(133, 652, "the keeper has raised the flag").text(133, 638, "and the water is level.");
        row(620, columns, "Sea lock", "Opens at high water", "");
        pdf.text(133, 592, "only.");
        assertThat(text()).isEqualTo("""
                        Lock | Rule | Fine
                        Upper lock | Boats wait at the red post until the keeper has raised the flag and the water is level. | 2 crowns
                        Sea lock | Opens at high water only.""");
    }

    @Test
    void a_ruled_table_over_two_pages_is_one_with_its_head_once() throws IOException {
        grid(700, 20, NARROW, FARES);
        pdf.page();
        grid(700, 20, NARROW, FARES[0], new String[] {"5", "Lamp tower", "", "", "see line 2"});
        ParsedText body = body();
        assertThat(body.text()).isEqualTo(FARES_TEXT + "\n5 | Lamp tower |  |  | see line 2");
        assertThat(body.tables()).hasSize(1);
    }

    @Test
    void text_that_runs_over_the_next_cell_belongs_to_its_own() throws IOException {
        grid(700, 20, NARROW, FARES);
        grid(600, 20, NARROW, new String[] {"5", "Lamp tower, the upper landing", "", "1.00", ""});
        assertThat(text()).isEqualTo(FARES_TEXT + "\n5 | Lamp tower, the upper landing |  | 1.00");
    }

    @Test
    void boxes_around_words_of_a_sentence_are_no_table() throws IOException {
        pdf.text(50, 700, "The keeper of the lamp writes the time of each signal into the log of the tower.");
        pdf.text(50, 686, "Nobody else may write into it.");
        pdf.raw("60 697 60 12 re S 120 697 50 12 re S 60 683 60 14 re S 120 683 50 14 re S");
        assertThat(text())
                .isEqualTo("The keeper of the lamp writes the time of each signal into the log of the tower."
                        + " Nobody else may write into it.");
    }

    @Test
    void figures_without_lines_keep_their_columns_where_cells_before_them_are_empty() throws IOException {
        int[] columns = {50, 150, 220, 290, 360, 430};
        pdf.text(50, 740, "Catch by quay and season");
        row(720, columns, "", "Spring", "", "Autumn");
        row(706, columns, "Quay", "Herring", "Cod", "Herring", "Cod");
        row(692, columns, "North", "12", "7", "30", "4");
        row(678, columns, "South", "", "9", "22", "");
        row(664, columns, "West", "3", "", "", "1");
        assertThat(text()).isEqualTo("""
                        Catch by quay and season

                        Quay | Spring Herring | Spring Cod | Autumn Herring | Autumn Cod
                        North | 12 | 7 | 30 | 4
                        South |  | 9 | 22
                        West | 3 |  |  | 1""");
    }

    private void grid(int top, int height, int[] columns, String[]... rows) {
        int[] lines = new int[rows.length + 1];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = top - height * i;
        }
        lines(top, columns, lines);
        for (int i = 0; i < rows.length; i++) {
            row(top - height * i, columns, rows[i]);
        }
    }

    private void lines(int top, int[] columns, int... rows) {
        int right = columns[columns.length - 1];
        for (int y : rows) {
            pdf.raw(columns[0] + " " + y + " m " + right + " " + y + " l S");
        }
        for (int x : columns) {
            pdf.raw(x + " " + top + " m " + x + " " + rows[rows.length - 1] + " l S");
        }
    }

    private void row(int top, int[] columns, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                pdf.text(columns[i] + 3, top - 14, cells[i]);
            }
        }
    }

    private String text() throws IOException {
        return body().text();
    }

    private ParsedText body() throws IOException {
        TikaParser parser = new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT);
        return ParseSettings.parse(parser, "drawn.pdf", pdf.bytes()).body();
    }
}
