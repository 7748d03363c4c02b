package dev.corpusmill.index.parse.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText.Span;
import dev.corpusmill.index.parse.OwnFiles;
import dev.corpusmill.index.parse.ParsedDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlTableTest {
    private static ParsedDocument parse(String body) {
        return OwnFiles.parse("page.html", ("<!doctype html><body>" + body).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String body) {
        return OwnFiles.lines(parse(body));
    }

    @Test
    void names_of_columns_in_two_rows_become_one_as_in_a_sheet() {
        ParsedDocument page = parse("<table><thead><tr><th rowspan=2>Berth<th colspan=2>Summer<th colspan=2>Winter"
                + "<tr><th>Day<th>Night<th>Day<th>Night</thead><tr><td>N1<td>10<td>20<td>30<td>40</table>");
        assertThat(page.body().text())
                .isEqualTo("Berth | Summer Day | Summer Night | Winter Day | Winter Night\nN1 | 10 | 20 | 30 | 40");
        assertThat(page.body().tables()).extracting(Span::headLines).containsExactly(1);
    }

    @Test
    void a_title_over_the_whole_head_stays_a_line_of_it() {
        ParsedDocument page = parse("<table><tr><th colspan=2>Fees in EUR<tr><th>Berth<th>Fee<tr><td>N1<td>10</table>");
        assertThat(page.body().text()).isEqualTo("Fees in EUR\nBerth | Fee\nN1 | 10");
    }

    @Test
    void rows_around_a_small_table_stay_rows() {
        assertThat(text("<table><tr><td>Crane<td>Parts<tr><td>K1<td>spare <table><tr><td>bolt<td>5<tr><td>nut<td>7"
                        + "</table><tr><td>K2<td>none</table>"))
                .isEqualTo("Crane | Parts\nK1 | spare bolt, 5; nut, 7\nK2 | none");
    }

    @Test
    void a_table_that_arranges_the_page_is_read_as_what_it_holds() {
        String prose = "<p>" + "Ships wait at the outer quay. ".repeat(20) + "</p>";
        assertThat(text("<table><tr><td>menu<td>logo<tr><td>links<td>" + prose
                        + "<table><tr><td>a<td>b</table></table>"))
                .startsWith("menu\nlogo\nlinks\nShips wait")
                .endsWith("\na | b");
    }

    @Test
    void of_a_closed_list_the_chosen_entry_is_seen_and_of_an_open_one_all() {
        assertThat(text("<p>Port: <select><option>Hull<option selected>Bergen<option>Riga</select></p>"))
                .isEqualTo("Port:\nBergen");
        assertThat(text("<select><option>Hull<option>Bergen</select>")).isEqualTo("Hull");
        assertThat(text("<select multiple><option>Hull<option>Bergen</select>")).isEqualTo("Hull\nBergen");
    }

    @Test
    void a_sign_that_links_to_its_heading_is_no_part_of_it() {
        assertThat(text("<h2>Fees<a href='#fees'>¶</a></h2><p>See <a href='#x'>below</a>."))
                .isEqualTo("Fees\nSee below.");
    }
}
