package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.TestIndex;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
    private final TestIndex index = new TestIndex();

    private Mentions mentions(String... texts) {
        return new Mentions(IntStream.range(0, texts.length)
                .mapToObj(i -> new Hit(index.node("docs:" + i, texts[i], "public", "everyone"), 1, Map.of()))
                .toList());
    }

    private static Qualifier asked(String question) {
        return Qualifiers.ofQuestion(question).qualifiers().get(0);
    }

    @Test
    void what_a_statement_does_not_repeat_may_stand_elsewhere_in_its_document() {
        Mentions mentions = mentions("The ferry carried 900 cars. The season of 2021 was long.", "The mill was sold.");
        assertThat(mentions.has(0, asked("How many cars did the ferry carry in 2021?")))
                .isTrue();
        assertThat(mentions.has(0, asked("How many cars did the ferry carry in 2019?")))
                .isFalse();
        assertThat(mentions.has(1, asked("Who sold the mill in 2021?"))).isFalse();
    }

    @Test
    void the_number_of_something_else_is_no_mention() {
        Mentions mentions = mentions("Ward 39 has 77 beds.");
        assertThat(mentions.has(0, asked("Who runs ward 39?"))).isTrue();
        assertThat(mentions.has(0, asked("Who runs ward 77?"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Solberg, true",
        "Sollberg, true",
        "Soberg, true",
        "Solbarg, true",
        "Solbergs, true",
        "Halberg, false",
        "Solander, false",
        "Kolberg, false"
    })
    void a_name_is_known_with_another_ending_or_one_letter_mistyped(String name, boolean known) {
        List<String> names = Names.capitals("Who is " + name + "?");
        assertThat(names).hasSize(1);
        assertThat(mentions("Henrike Solberg leads the embassy.").hasNames(0, names))
                .isEqualTo(known);
    }

    @Test
    void a_short_name_must_be_written_as_it_is() {
        List<String> names = Names.capitals("Who is Crane?");
        assertThat(mentions("Odile Crane came.").hasNames(0, names)).isTrue();
        assertThat(mentions("Odile Crate came.").hasNames(0, names)).isFalse();
    }
}
