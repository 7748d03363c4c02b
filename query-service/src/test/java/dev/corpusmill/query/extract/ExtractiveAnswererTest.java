package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.TestIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtractiveAnswererTest {
    private static final String FAQ = "#### Where does Milvus store data?\n\n"
            + "Milvus stores inserted data in object storage. Metadata is in etcd. Bananas are yellow.";

    private final TestIndex index = new TestIndex();

    private List<Quote> extract(String question, int maxQuotes, String... texts) {
        return answer(question, maxQuotes, 0, texts).quotes();
    }

    private Quotation answer(String question, int maxQuotes, double minConfidence, String... texts) {
        List<Hit> hits = new ArrayList<>();
        for (String text : texts) {
            hits.add(new Hit(
                    index.node("docs:" + hits.size(), text, "public", "everyone"), 1.0 / (1 + hits.size()), Map.of()));
        }
        return new ExtractiveAnswerer(
                        index.embedder(), "auto", new ExtractiveAnswerer.Settings(6, maxQuotes, minConfidence))
                .answer(question, hits, Deadline.after(Duration.ofSeconds(20)));
    }

    @Test
    void the_sentence_that_answers_comes_first_and_never_the_question_itself() {
        List<Quote> quotes = extract("Where does Milvus store data?", 3, FAQ, "Cats sleep a lot.");
        assertThat(quotes.get(0).text()).startsWith("Milvus stores inserted data in object storage.");
        assertThat(quotes)
                .noneMatch(quote -> quote.text().contains("?") || quote.text().contains("Bananas"));
    }

    @Test
    void quotes_stand_word_for_word_where_they_say() {
        for (Quote quote : extract("Where is metadata?", 3, FAQ)) {
            assertThat(FAQ.substring(quote.start(), quote.end())).isEqualTo(quote.text());
        }
    }

    @Test
    void there_are_no_more_quotes_than_asked_for_and_no_text_twice() {
        String text = "Milvus stores data here.";
        assertThat(extract("Milvus stores data", 1, text, "Milvus stores data there."))
                .hasSize(1);
        assertThat(extract("Milvus stores data", 3, text, text)).hasSize(1);
    }

    @Test
    void a_text_of_headings_only_is_quoted_rather_than_nothing() {
        assertThat(extract("Milvus", 3, "# Milvus")).extracting(Quote::text).containsExactly("Milvus");
        assertThat(extract("Milvus", 3, "---")).isEmpty();
    }

    @Test
    void a_table_answers_with_its_head_and_the_row_that_is_asked_for_and_cites_the_row() {
        StringBuilder table = new StringBuilder("Berth | Vessel | Fee");
        for (int i = 1; i <= 60; i++) {
            table.append("\nB")
                    .append(i)
                    .append(" | Ketch ")
                    .append(i)
                    .append(" | ")
                    .append(2000 + i);
        }
        Quotation quotation = answer("What is the fee for berth B45?", 3, 0, table.toString());
        assertThat(quotation.text()).isEqualTo("Berth | Vessel | Fee\nB45 | Ketch 45 | 2045 [1]");
        assertThat(quotation.quotes()).extracting(Quote::text).containsExactly("B45 | Ketch 45 | 2045");
    }

    @Test
    void what_matches_is_quoted_from_the_middle_of_a_text_without_stops() {
        StringBuilder list = new StringBuilder("Fees by berth");
        for (int i = 1; i <= 90; i++) {
            list.append(" berth B").append(i).append(" fee ").append(2000 + i);
        }
        assertThat(extract("What is the fee of berth B85?", 1, list.toString())
                        .get(0)
                        .text())
                .contains("berth B85 fee 2085")
                .hasSizeLessThan(400);
    }

    @Test
    void a_question_of_which_no_text_speaks_gets_no_quote() {
        String text = "Milvus stores vectors in object storage. Der Urlaub muss bis zum 31. März geplant sein.";
        assertThat(answer("What is the capital of Australia?", 3, 0.5, text).quotes())
                .isEmpty();
        assertThat(answer("x", 3, 0.5, text).quotes()).isEmpty();
        assertThat(answer("Where does Milvus store vectors?", 3, 0.5, text).quotes())
                .isNotEmpty();
    }

    @Test
    void the_word_for_the_kind_of_thing_that_is_asked_for_need_not_stand_in_the_answer() {
        String text = "In the years after the strike neither Brunner nor Keller left in any year.\n\n"
                + "Brunner retired on 7 January 1943.";
        assertThat(extract("What year did Brunner retire?", 1, text).get(0).text())
                .contains("1943");
    }

    @Test
    void a_sentence_that_leans_on_the_one_before_it_is_quoted_with_it_in_one_place() {
        String text = "The Great Wheel stands in the harbor of Alder. It was built by Ines Okafor in 1931.";
        List<Quote> quotes = extract("Who built the Great Wheel?", 3, text);
        assertThat(quotes).hasSize(1);
        assertThat(quotes.get(0).text()).isEqualTo(text);
    }

    @Test
    void a_price_answers_what_something_costs_rather_than_any_other_number() {
        String text = "The observatory shows a telescope of 76 centimeters.\n\n"
                + "The observatory admits visitors for 7 euros.";
        assertThat(extract("How much does the observatory cost?", 1, text)
                        .get(0)
                        .text())
                .contains("7 euros");
    }
}
