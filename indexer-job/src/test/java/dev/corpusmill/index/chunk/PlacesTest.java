package dev.corpusmill.index.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlaceBox;
import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Box;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Mark;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final String TEXT = "One\uD83D\uDE00 of it.\n\nTwo of it.\n\nHead\n\nThree of it.";

    private static Place quoted(ParsedText parsed, Chunk chunk, String quote) {
        Place place = new Places(parsed).of(chunk);
        Node node = new Node(
                "id",
                "s:d",
                new Access("public", List.of(), Map.of()),
                0,
                1,
                "",
                chunk.text(),
                "",
                "",
                "",
                "",
                place,
                new float[0]);
        int start = chunk.text().indexOf(quote);
        return node.placeOf(start, start + quote.length());
    }

    private static Chunk whole(int page, String heading) {
        return new Chunk(0, TEXT.length(), TEXT, heading, page, 20);
    }

    @Test
    void a_quote_has_the_page_it_stands_on_and_not_the_first_of_its_chunk() {
        ParsedText parsed = new ParsedText(
                TEXT, List.of(), List.of(0, TEXT.indexOf("Two"), TEXT.indexOf("Three")), List.of(), List.of());
        assertThat(quoted(parsed, whole(1, ""), "One").page()).isEqualTo(1);
        assertThat(quoted(parsed, whole(1, ""), "Two of it.").page()).isEqualTo(2);
        assertThat(quoted(parsed, whole(1, ""), "Three").page()).isEqualTo(3);
        assertThat(new Places(parsed).of(whole(1, "")).page()).isEqualTo(1);
    }

    @Test
    void a_quote_has_the_section_it_stands_in() {
        int head = TEXT.indexOf("Head");
        ParsedText parsed =
                new ParsedText(TEXT, List.of(new Heading(1, head, head + 4, "Head")), List.of(), List.of(), List.of());
        assertThat(quoted(parsed, whole(0, ""), "Two").heading()).isEmpty();
        assertThat(quoted(parsed, whole(0, ""), "Three").heading()).isEqualTo("Head");
    }

    @Test
    void a_quote_has_the_box_of_its_own_passage() {
        int two = TEXT.indexOf("Two");
        Box first = new Box(0, two - 1, 1, 50, 700, 300, 24);
        Box second = new Box(two, TEXT.length(), 2, 50, 40, 280, 12);
        ParsedText parsed =
                new ParsedText(TEXT, List.of(), List.of(0, two), List.of(), List.of(), List.of(first, second));
        assertThat(new Places(parsed).of(whole(1, "")).boxes())
                .extracting(PlaceBox::page)
                .containsExactly(1, 2);
        assertThat(quoted(parsed, whole(1, ""), "Two of it.").boxes())
                .containsExactly(new PlaceBox(two, TEXT.length(), 2, 50, 40, 280, 12));
    }

    @Test
    void characters_are_counted_in_utf_16_units_and_in_code_points() {
        Place place = quoted(ParsedText.plain(TEXT), whole(0, ""), "Two of it.");
        int start = TEXT.indexOf("Two");
        assertThat(List.of(place.charStart(), place.charEnd())).containsExactly(start, start + 10);
        assertThat(List.of(place.codePointStart(), place.codePointEnd())).containsExactly(start - 1, start + 9);
    }

    @Test
    void cells_of_neighboring_rows_are_one_range_and_end_with_their_rows() {
        String text = "Berth | Fee\nA1 | 5\nA2 | 6\n\nBehind the table.";
        ParsedText parsed = new ParsedText(
                text,
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Mark(0, "Rates!A1:B1"),
                        new Mark(text.indexOf("A1 |"), "Rates!A2:B2"),
                        new Mark(text.indexOf("A2 |"), "Rates!A3:B3"),
                        new Mark(text.indexOf("Behind"), "")));
        Chunk chunk = new Chunk(0, text.length(), text, "", 0, 20);
        assertThat(quoted(parsed, chunk, "A2 | 6").label()).isEqualTo("Rates!A3:B3");
        assertThat(quoted(parsed, chunk, "A1 | 5\nA2 | 6").label()).isEqualTo("Rates!A2:B3");
        assertThat(quoted(parsed, chunk, "Behind the table.").label()).isEmpty();
    }

    @Test
    void the_repeated_head_of_a_table_does_not_move_the_place_of_its_rows() {
        String text = "Berth | Fee\nA1 | 5\nA2 | 6";
        int row = text.indexOf("A2 |");
        ParsedText parsed =
                new ParsedText(text, List.of(), List.of(), List.of(), List.of(new Mark(row, "Rates!A3:B3")));
        Chunk later = new Chunk(row, text.length(), "Berth | Fee\nA2 | 6", "", 0, 9);
        Place place = quoted(parsed, later, "A2 | 6");
        assertThat(text.substring(place.charStart(), place.charEnd())).isEqualTo("A2 | 6");
        assertThat(place.label()).isEqualTo("Rates!A3:B3");
    }

    @Test
    void chunks_that_repeat_text_of_the_one_before_are_counted_right() {
        Places places = new Places(ParsedText.plain(TEXT));
        places.of(whole(0, ""));
        Place again = places.of(new Chunk(3, 12, TEXT.substring(3, 12), "", 0, 5));
        assertThat(List.of(again.codePointStart(), again.codePointEnd()))
                .containsExactly(3, TEXT.codePointCount(0, 12));
        assertThat(again.parts()).isEmpty();
    }
}
