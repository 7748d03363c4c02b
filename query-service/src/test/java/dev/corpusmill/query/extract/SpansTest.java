package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.extract.Span.Kind;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpansTest {
    @Test
    void abbreviations_and_decimals_end_no_sentence() {
        assertThat(texts("Dr. Smith paid 3.50 dollars in the U.S. Army. He left, e.g. by train. Done"))
                .containsExactly("Dr. Smith paid 3.50 dollars in the U.S. Army.", "He left, e.g. by train.", "Done");
    }

    @Test
    void chinese_sentences_need_no_blanks() {
        assertThat(texts("数据存储在对象存储中。元数据在etcd！真的吗？是的；好的")).containsExactly("数据存储在对象存储中。", "元数据在etcd！", "真的吗？", "是的；好的");
    }

    @Test
    void headings_and_questions_are_told_from_statements() {
        String text = "## Storage\n\n"
                + "Where does Milvus store data?\n\n"
                + "In object storage, wrapped\n"
                + "over two lines.\n"
                + "- an item.";
        List<Span> spans = Spans.of(text);
        assertThat(spans)
                .extracting(Span::kind)
                .containsExactly(Kind.HEADING, Kind.QUESTION, Kind.SENTENCE, Kind.STATEMENT);
        assertThat(spans)
                .extracting(span -> span.of(text))
                .containsExactly(
                        "Storage",
                        "Where does Milvus store data?",
                        "In object storage, wrapped\nover two lines.",
                        "an item.");
    }

    @Test
    void a_row_stands_under_the_head_of_its_table() {
        String text = "Fees:\n\n| Berth | Fee |\n|:---|---:|\n| B1 | 44 |\n| B2 | 52 |\n\nAll in crowns.";
        assertThat(statements(text)).containsExactly("Fees:", "| B1 | 44 |", "| B2 | 52 |", "All in crowns.");
        assertThat(span(text, "| B2 | 52 |").lead(text)).isEqualTo("| Berth | Fee |");
    }

    @Test
    void a_head_of_two_lines_goes_with_each_row() {
        String text = "Berth | Summer | Summer | Winter\n | Day | Night | Day\nA1 | 5 | 12 | 3\nA2 | 6 | 14 | 4";
        assertThat(statements(text)).containsExactly("A1 | 5 | 12 | 3", "A2 | 6 | 14 | 4");
        assertThat(span(text, "A2 | 6 | 14 | 4").lead(text))
                .isEqualTo("Berth | Summer | Summer | Winter\n| Day | Night | Day");
    }

    @Test
    void keys_with_their_values_are_quoted_line_by_line() {
        String text = "Name: Harrow Tor\nHeight: 914 m\nIn service since: 17 August 1998\n\n姓名：王芳\n电话：6128";
        assertThat(statements(text))
                .containsExactly(
                        "Name: Harrow Tor", "Height: 914 m", "In service since: 17 August 1998", "姓名：王芳", "电话：6128");
    }

    @Test
    void an_item_has_the_line_that_introduces_its_list() {
        String text = "You need:\n\n- leather gloves\n- closed shoes, with\n  steel caps\n\nNothing else.";
        assertThat(statements(text))
                .containsExactly(
                        "You need:\n\n- leather gloves\n- closed shoes, with\n  steel caps",
                        "leather gloves",
                        "closed shoes, with\n  steel caps",
                        "Nothing else.");
        assertThat(span(text, "leather gloves").lead(text)).isEqualTo("You need:");
    }

    @Test
    void a_block_of_code_stays_whole_and_loses_its_fence() {
        String text = "To back up, run:\n\n```sh\n# once a day\ngull backup \\\n  --keep 14\n```\n\nThat is all.";
        assertThat(statements(text)).containsExactly("# once a day\ngull backup \\\n  --keep 14", "That is all.");
    }

    @Test
    void front_matter_rules_mail_heads_and_navigation_are_no_statements() {
        assertThat(statements("---\ntitle: A handbook\nowner: Nobody\n---\nThe ferry is blue.\n\n---\n\n| --- | --- |"))
                .containsExactly("The ferry is blue.");
        assertThat(statements("Subject: Crane\nFrom: Dagny <d@x.example>\nDate: Tue, 12 Mar 2024\n\nThe hook broke."))
                .containsExactly("The hook broke.");
        assertThat(statements("Home | Courses | Contact\n\nThe school opens at six.\n\n- 首页\n- 关于我们\n- 联系我们"))
                .containsExactly("The school opens at six.");
    }

    @Test
    void lines_of_a_slide_are_quoted_one_by_one() {
        String text =
                "Where the money comes from\n\nBerth fees bring in 412,000 crowns\n\nParking yields 38,000 crowns";
        assertThat(statements(text))
                .containsExactly("Berth fees bring in 412,000 crowns", "Parking yields 38,000 crowns");
    }

    @Test
    void a_known_heading_is_no_statement_however_it_looks() {
        String text = "Who may come?\nFees in 2024: all of them.\nEach pays 3.";
        assertThat(Spans.of(text, Set.of("Fees in 2024: all of them.")))
                .filteredOn(span -> span.kind().answers())
                .extracting(span -> span.of(text))
                .containsExactly("Each pays 3.");
    }

    @Test
    void german_dates_end_no_sentence_even_where_a_line_was_wrapped() {
        assertThat(texts("Der Plan gilt bis zum\n"
                        + "31. März 2024. Danach, am 3. Juni, beginnt der Sommer. Im 2. Stock ist es"
                        + " kühl."))
                .containsExactly(
                        "Der Plan gilt bis zum\n31. März 2024.",
                        "Danach, am 3. Juni, beginnt der Sommer.",
                        "Im 2. Stock ist es kühl.");
        assertThat(texts("Le 1er mai est férié, selon l'art. 5 du code. Rien d'autre."))
                .containsExactly("Le 1er mai est férié, selon l'art. 5 du code.", "Rien d'autre.");
    }

    @Test
    void a_text_without_stops_is_cut_between_words_and_each_figure_is_whole_somewhere() {
        StringBuilder list = new StringBuilder("List of all fees by berth");
        for (int i = 1; i < 200; i++) {
            list.append(" berth B").append(i).append(" fee ").append(1000 + 37 * i);
        }
        String text = list.toString();
        List<Span> spans = Spans.of(text);
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.end() - span.start()).isLessThanOrEqualTo(SpanList.MAX_UNIT);
            assertThat(text.charAt(Math.max(0, span.start() - 1))).isIn(' ', 'L');
            assertThat(span.end() == text.length() || text.charAt(span.end()) == ' ')
                    .isTrue();
        });
        assertThat(spans).anyMatch(span -> span.of(text).contains("berth B45 fee 2665"));
    }

    @Test
    void spans_stand_in_the_text_without_blanks_around_and_never_cut_a_character() {
        String alphabet = "ab A.。?!\n\n -#1.)|:`中\uD83D\uDE00";
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(seed % 50 == 0 ? 900 : 60); i > 0; i--) {
                text.appendCodePoint(alphabet.codePointAt(random.nextInt(alphabet.length() - 1)));
            }
            for (Span span : Spans.of(text.toString())) {
                String quoted = span.of(text.toString());
                assertThat(quoted).as("seed=" + seed).isNotEmpty().isEqualTo(quoted.strip());
                assertThat(quoted.codePoints())
                        .as("seed=" + seed)
                        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
            }
        }
    }

    private static Span span(String text, String words) {
        return Spans.of(text).stream()
                .filter(span -> span.of(text).equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> statements(String text) {
        return Spans.of(text).stream()
                .filter(span -> span.kind().answers())
                .map(span -> span.of(text))
                .toList();
    }

    private static List<String> texts(String text) {
        return Spans.of(text).stream().map(span -> span.of(text)).toList();
    }

    @Test
    void a_line_of_a_record_is_quoted_under_the_first_line_of_its_own_record() {
        String text = "id: 4711\nstatus: open\n\nid: 4712\nstatus: closed\nresolution: new ring";

        assertThat(Spans.of(text))
                .extracting(span -> span.lead(text) + "/" + span.of(text))
                .containsExactly(
                        "/id: 4711",
                        "id: 4711/status: open",
                        "/id: 4712",
                        "id: 4712/status: closed",
                        "id: 4712/resolution: new ring");
    }
}
