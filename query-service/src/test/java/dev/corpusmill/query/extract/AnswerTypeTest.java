package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When is the tour? | Tours are on Friday at 20:30. | true",
                "When is the tour? | The mirror measures 76 centimeters. | false",
                "Wann wird geheizt? | Geheizt wird ab dem 31. März bis 22 Uhr. | true",
                "Wann wird geheizt? | Der Kessel fasst 400 Liter. | false",
                "When must it be paid? | Within 14 days. | true",
                "How much does entry cost? | Entry is 7 euros. | true",
                "How much does entry cost? | The dome weighs 11 tons. | false",
                "Was kostet der Eintritt? | Der Eintritt ist kostenlos. | true",
                "Wie viele Plätze hat der Saal? | Der Saal hat eine gute Akustik. | false",
                "Wie viele Plätze hat der Saal? | Der Saal hat zwölf Plätze. | true",
                "门票多少钱? | 门票40元。 | true",
            })
    void a_statement_holds_the_kind_of_thing_that_is_asked_for_or_not(String question, String text, boolean holds) {
        assertThat(AnswerType.of(question).isIn(text, Set.of())).isEqualTo(holds);
    }
}
