package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.text.SearchWords;
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
        List<Hit> hits = new ArrayList<>();
        for (String text : texts) {
            hits.add(new Hit(
                    index.node("docs:" + hits.size(), text, "public", "everyone"), 1.0 / (1 + hits.size()), Map.of()));
        }
        return new ExtractiveAnswerer(
                        index.embedder(),
                        text -> SearchWords.ofPassage("auto", text).keySet(),
                        new ExtractiveAnswerer.Settings(6, maxQuotes, 0))
                .answer(question, hits, Deadline.after(Duration.ofSeconds(20)))
                .quotes();
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
}
