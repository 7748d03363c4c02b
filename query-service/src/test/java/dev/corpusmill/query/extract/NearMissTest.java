package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.TestIndex;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that differ by one word from what a text says: the text must not answer them. */
class NearMissTest {
    private final TestIndex index = new TestIndex();

    private Quotation answer(String question, String text) {
        Hit hit = new Hit(index.node("docs:0", text, "public", "everyone"), 1, Map.of());
        return new ExtractiveAnswerer(index.embedder(), "auto", new ExtractiveAnswerer.Settings(6, 3, 0.5))
                .answer(question, List.of(hit), Deadline.after(Duration.ofSeconds(20)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ward 39 has 24 beds and is run by Odile Crane. | How many beds has ward 39? | How many beds has ward 77?",
                "Lift A carries visitors. Lift B is kept for beds. | What is lift B kept for? | What is lift C kept for?",
                "Phase two started in June and ends on 30 November. | When does phase two end? | When does phase three end?",
                "The embassy in Norway is led by Henrike Solberg. | Who leads the embassy in Norway? | Who leads the embassy in Sweden?",
                "The canteen opens at 7:30 on Saturday. | When does the canteen open on Saturday? | When does the canteen open on Sunday?",
                "Repairs in Q2 cost 84,000 crowns. | What did repairs cost in Q2? | What did repairs cost in Q3?",
                "A monthly ticket costs 62 crowns. | What does a monthly ticket cost? | What does a weekly ticket cost?",
                "Im dritten Stock von Haus B ist die Bibliothek. | Was ist im dritten Stock von Haus B? | Was ist im fünften Stock von Haus B?",
                "Der Umsatz des Jahres 2022 betrug 1,4 Millionen Euro. | Wie hoch war der Umsatz 2022? | Wie hoch war der Umsatz 2019?",
                "二期工程于2021年9月开工,总投资96亿元。 | 二期工程的总投资是多少? | 三期工程的总投资是多少?",
                "食堂星期六七点半开门。 | 食堂星期六几点开门? | 食堂星期日几点开门?"
            })
    void a_statement_about_another_one_is_no_answer(String text, String question, String nearMiss) {
        assertThat(answer(question, text).quotes()).as(question).isNotEmpty();
        assertThat(answer(nearMiss, text).quotes()).as(nearMiss).isEmpty();
    }

    @Test
    void a_question_for_what_is_not_is_not_answered_by_what_is() {
        String text = "Ward 41 cares for surgical patients.";
        assertThat(answer("Which patients does ward 41 care for?", text).quotes())
                .isNotEmpty();
        assertThat(answer("Which patients does ward 41 not care for?", text).quotes())
                .isEmpty();
    }

    @Test
    void a_day_within_a_range_and_a_number_within_a_bound_are_answered() {
        assertThat(answer("Is the shop open on Wednesday?", "The shop is open Tuesday to Saturday.")
                        .quotes())
                .isNotEmpty();
        assertThat(answer("Do boats get a discount for 30 nights?", "Boats get a discount for more than 28 nights.")
                        .quotes())
                .isNotEmpty();
    }

    @Test
    void a_year_that_the_document_never_names_does_not_refuse_what_answers_otherwise() {
        String question = "How many cars did the ferry carry on its busiest day in 2021?";
        assertThat(answer(question, "The ferry carried 900 cars on its busiest day.")
                        .quotes())
                .isNotEmpty();
        assertThat(answer(question, "The ferry carried 900 cars on its busiest day in 2019.")
                        .quotes())
                .isEmpty();
    }

    @Test
    void the_heading_says_which_one_a_statement_is_about() {
        String text = "# Ward 39\n\nThere are 24 beds.\n\n# Ward 41\n\nThere are 18 beds.";
        assertThat(answer("How many beds are there on ward 41?", text).text()).startsWith("There are 18 beds.");
        assertThat(answer("How many beds are there on ward 77?", text).quotes()).isEmpty();
    }

    @Test
    void what_stands_under_the_question_itself_answers_it() {
        String text = "# Shop FAQ\n\n## Do you ship to Malta?\n\nYes, by sea.\n\n## How can I return a lamp?\n\n"
                + "- Print the label\n- Pack the lamp\n- Bring it here";
        assertThat(answer("Do you ship to Malta?", text).text()).isEqualTo("Yes, by sea. [1]");
        assertThat(answer("How do I return a lamp?", text).text())
                .isEqualTo("Print the label\n- Pack the lamp\n- Bring it here [1]");
    }
}
