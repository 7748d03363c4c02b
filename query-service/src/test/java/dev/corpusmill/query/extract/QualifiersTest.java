package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.extract.Qualifier.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualifiersTest {
    private static List<Qualifier> asked(String question) {
        return Qualifiers.ofQuestion(question).qualifiers();
    }

    private static Set<String> values(Kind kind, String statement) {
        return Qualifiers.of(statement).stream()
                .filter(found -> found.kind() == kind)
                .findFirst()
                .map(Qualifier::values)
                .orElse(Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "How many beds has ward 39?, NUMBER, 39",
        "When does phase three end?, NUMBER, 3",
        "What is on the 3rd floor?, NUMBER, 3",
        "Was ist im dritten Stock?, NUMBER, 3",
        "第三阶段什么时候结束?, NUMBER, ''",
        "三号病房有多少张床位?, NUMBER, 3",
        "四年级有多少名学生?, NUMBER, 4",
        "How many people does lift C hold?, LETTER, C",
        "Wann wurde Haus B gebaut?, LETTER, B",
        "B楼是什么时候建的?, LETTER, B",
        "Wie viel hebt Kran K7?, CODE, K7",
        "What did repairs cost in Q3?, QUARTER, 3",
        "Wie viele Bücher wurden im dritten Quartal verkauft?, QUARTER, 3",
        "第四季度的客流量是多少?, QUARTER, 4",
        "How many visas were issued in 2017?, YEAR, 2017",
        "When is the clock house open in July?, MONTH, 7",
        "七月几点开门?, MONTH, 7",
        "Which clinic is on Tuesday?, WEEKDAY, 2",
        "Was gibt es am Dienstag?, WEEKDAY, 2",
        "星期日几点开门?, WEEKDAY, 7",
        "Where is the embassy in Sweden?, COUNTRY, SE",
        "Gibt es ein schwedisches Konsulat?, COUNTRY, SE",
        "在瑞典订购的列车有多少列?, COUNTRY, SE",
        "What does a weekly ticket cost?, PERIOD, week",
        "Was kostet die Jahreskarte?, PERIOD, year",
        "月票的价格是多少?, PERIOD, month"
    })
    void what_a_question_names_is_read_in_three_languages(String question, Kind kind, String value) {
        if (value.isEmpty()) {
            assertThat(asked(question)).isEmpty(); // of a measure that is not known
        } else {
            assertThat(asked(question))
                    .anyMatch(found -> found.kind() == kind && found.values().contains(value));
        }
    }

    @Test
    void articles_times_and_questions_for_a_number_name_nothing() {
        assertThat(asked("Was kostet eine Rückfahrkarte?")).isEmpty();
        assertThat(asked("Which one is the best?")).isEmpty();
        assertThat(asked("Is it open at 9:30?")).isEmpty();
        assertThat(asked("碧溪水库是哪一年建的?")).isEmpty();
        assertThat(asked("I may march, but when?")).isEmpty();
        assertThat(asked("谁是V＆A的馆长?")).isEmpty();
    }

    @Test
    void a_range_names_all_that_lies_between_its_ends() {
        assertThat(values(Kind.WEEKDAY, "Open Monday to Friday.")).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
        assertThat(values(Kind.WEEKDAY, "Tue to Sat, 9:30 to 18:00."))
                .contains("3", "6")
                .doesNotContain("1", "7");
        assertThat(values(Kind.WEEKDAY, "星期一至星期六营业")).contains("1", "4", "6").doesNotContain("7");
        assertThat(values(Kind.WEEKDAY, "Täglich geöffnet")).hasSize(7);
        assertThat(values(Kind.MONTH, "From 1 October to 31 March"))
                .contains("10", "12", "1", "3")
                .doesNotContain("6");
        assertThat(values(Kind.MONTH, "四月到十月")).contains("4", "7", "10").doesNotContain("1");
    }

    @Test
    void numbers_are_the_same_however_they_are_written() {
        for (String phase : List.of("Phase three ends.", "The third phase ends.", "Phase 3 ends.", "Phase III ends.")) {
            Qualifier asked = asked("When does phase 3 end?").get(0);
            assertThat(Qualifiers.of(phase)).as(phase).anyMatch(found -> asked.comparable(found) && asked.same(found));
        }
    }
}
