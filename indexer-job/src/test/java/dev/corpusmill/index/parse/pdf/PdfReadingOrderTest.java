package dev.corpusmill.index.parse.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PdfReadingOrderTest {
    private static final String[] LEFT = {
        "The council of Orrery met in May and",
        "looked at the bridge over the Ash. Its",
        "stones had moved by two fingers since",
        "the flood, and carts may not cross it",
        "until the mason has come."
    };
    private static final String[] RIGHT = {
        "A ferry goes twice a day in the mean",
        "time. The fare is four pence for a man",
        "and nine for a horse, and the ferryman",
        "keeps a list of all who cross for the",
        "treasurer."
    };
    private static final String LEFT_TEXT =
            "The council of Orrery met in May and looked at the bridge over the Ash. Its stones had moved by two"
                    + " fingers since the flood, and carts may not cross it until the mason has come.";
    private static final String RIGHT_TEXT =
            "A ferry goes twice a day in the mean time. The fare is four pence for a man and nine for a horse, and"
                    + " the ferryman keeps a list of all who cross for the treasurer.";

    private final DrawnPdf pdf;

    PdfReadingOrderTest() throws IOException {
        pdf = new DrawnPdf();
    }

    @Test
    void two_columns_drawn_line_by_line_are_read_one_after_the_other() throws IOException {
        pdf.text(50, 720, 14, "News of the town");
        for (int i = 0; i < LEFT.length; i++) {
            pdf.text(50, 690 - 14 * i, LEFT[i]).text(260, 690 - 14 * i, RIGHT[i]);
        }
        assertThat(text()).isEqualTo("News of the town\n\n" + LEFT_TEXT + "\n\n" + RIGHT_TEXT);
    }

    @Test
    void columns_that_are_not_level_are_read_one_after_the_other_whatever_was_drawn_first() throws IOException {
        pdf.lines(260, 685, RIGHT).lines(50, 690, LEFT);
        assertThat(text()).isEqualTo(LEFT_TEXT + "\n\n" + RIGHT_TEXT);
    }

    @Test
    void three_short_columns_drawn_column_by_column_stay_apart_from_the_lines_around_them() throws IOException {
        pdf.text(
                50,
                700,
                "These are the duties of the three keepers of the lamp, as the council has written them down.");
        pdf.lines(50, 670, "The first trims", "the wick at dusk.");
        pdf.lines(200, 670, "The second brings", "oil from the cellar.");
        pdf.lines(350, 670, "The third writes", "the log at dawn.");
        pdf.text(50, 620, "Whoever is late pays a shilling into the box that stands behind the door of the tower.");
        assertThat(text())
                .containsSubsequence(
                        "written them down.",
                        "The first trims the wick at dusk.",
                        "The second brings oil from the cellar.",
                        "The third writes the log at dawn.",
                        "Whoever is late");
    }

    @Test
    void a_title_that_crosses_only_some_gutters_parts_the_columns_above_it_from_those_below() throws IOException {
        pdf.lines(50, 700, "The first keeper", "trims the wick,", "and lights it.");
        pdf.lines(200, 700, "The second one", "brings the oil", "from the cellar.");
        pdf.lines(350, 700, "The third one", "writes the log", "and sweeps.");
        pdf.text(50, 630, 14, "Duties in the months of winter");
        pdf.lines(50, 600, "The first keeper", "clears the ice", "from the panes.");
        pdf.lines(200, 600, "The second one", "digs the path", "to the landing.");
        pdf.lines(350, 600, "The third one", "counts the wood", "each morning.");
        assertThat(text().split("\\s*\n\\s*"))
                .containsExactly(
                        "The first keeper trims the wick, and lights it.",
                        "The second one brings the oil from the cellar.",
                        "The third one writes the log and sweeps.",
                        "Duties in the months of winter",
                        "The first keeper clears the ice from the panes.",
                        "The second one digs the path to the landing.",
                        "The third one counts the wood each morning.");
    }

    @Test
    void a_note_in_small_type_beside_the_text_is_not_woven_into_it() throws IOException {
        for (int i = 0; i < LEFT.length; i++) {
            pdf.text(50, 690 - 14 * i, LEFT[i]);
            if (i < 2) {
                pdf.text(300, 690 - 14 * i, 7, i == 0 ? "See the plan of" : "the year before.");
            }
        }
        assertThat(text()).isEqualTo(LEFT_TEXT + "\n\nSee the plan of the year before.");
    }

    @Test
    void a_table_of_words_keeps_its_rows_and_a_cell_of_two_lines_is_one() throws IOException {
        row(700, "Task", "Who", "When");
        row(680, "Trim the wick", "first keeper", "at dusk");
        row(660, "Fill the lamp with", "second keeper", "at noon");
        pdf.text(50, 648, "fresh oil");
        row(628, "Write the log", "third keeper", "at dawn");
        ParsedText body = body();
        assertThat(body.text()).isEqualTo("""
                        Task | Who | When
                        Trim the wick | first keeper | at dusk
                        Fill the lamp with fresh oil | second keeper | at noon
                        Write the log | third keeper | at dawn""");
        assertThat(body.tables()).hasSize(1);
    }

    @Test
    void a_table_of_figures_keeps_each_label_with_its_figures() throws IOException {
        pdf.text(50, 720, "Catch of the boats in tons");
        row(700, "Year", "2023", "2024");
        row(686, "North quay", "1,204", "1,377");
        row(672, "South quay", "988", "1,012");
        row(658, "Both quays", "2,192", "2,389");
        assertThat(text()).contains("North quay 1,204 1,377\nSouth quay 988 1,012\nBoth quays 2,192 2,389");
    }

    @Test
    void numbered_items_are_no_table() throws IOException {
        pdf.text(50, 700, "1.").text(80, 700, "Light the lamp and write the time");
        pdf.text(50, 686, "2.").text(80, 686, "Close the door of the tower behind you");
        pdf.text(50, 672, "3.").text(80, 672, "Hang the key on its hook");
        assertThat(text())
                .isEqualTo("1. Light the lamp and write the time\n2. Close the door of the tower behind you\n"
                        + "3. Hang the key on its hook");
    }

    @Test
    void a_table_over_two_pages_is_one_and_has_its_head_once() throws IOException {
        row(700, "Task", "Who", "When");
        row(686, "Trim the wick", "first keeper", "at dusk");
        row(672, "Fill the lamp", "second keeper", "at noon");
        pdf.page();
        row(700, "Task", "Who", "When");
        row(686, "Write the log", "third keeper", "at dawn");
        row(672, "Wind the clock", "third keeper", "at noon");
        ParsedText body = body();
        assertThat(body.text())
                .containsOnlyOnce("Task | Who | When")
                .endsWith("Wind the clock | third keeper | at noon");
        assertThat(body.tables()).hasSize(1);
        assertThat(body.text().substring(body.pageStarts().get(1))).startsWith("Write the log");
    }

    @Test
    void a_turned_page_and_text_that_runs_upwards_are_read_along_their_lines() throws IOException {
        pdf.current().setRotation(90);
        pdf.raw("BT /F1 10 Tf 0 1 -1 0 100 50 Tm (The tide table of the year) Tj ET");
        pdf.raw("BT /F1 10 Tf 0 1 -1 0 114 50 Tm (hangs beside the door.) Tj ET");
        pdf.page();
        pdf.lines(50, 700, LEFT).raw("BT /F1 10 Tf 0 1 -1 0 30 200 Tm (Draft of the clerk) Tj ET");
        assertThat(text())
                .startsWith("The tide table of the year hangs beside the door.")
                .endsWith(LEFT_TEXT + "\n\nDraft of the clerk");
    }

    @Test
    void chinese_that_is_written_downwards_is_read_from_the_right_column_to_the_left() throws IOException {
        pdf.chinese("V", 300, 700, "港口的灯塔每天日落时点灯").chinese("V", 280, 700, "日出时熄灯。");
        assertThat(text()).isEqualTo("港口的灯塔每天日落时点灯日出时熄灯。");
    }

    @Test
    void chinese_characters_painted_one_below_the_other_are_read_downwards() throws IOException {
        stack(300, 700, "值班员必须记录每次开灯");
        stack(280, 700, "和熄灯的时间。");
        assertThat(text()).isEqualTo("值班员必须记录每次开灯和熄灯的时间。");
    }

    private void stack(double x, double y, String text) {
        for (int i = 0; i < text.length(); i++) {
            pdf.chinese("H", x, y - 14 * i, text.substring(i, i + 1));
        }
    }

    private void row(double y, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            pdf.text(50 + 150 * i, y, cells[i]);
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
