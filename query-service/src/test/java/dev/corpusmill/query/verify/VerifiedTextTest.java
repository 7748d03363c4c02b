package dev.corpusmill.query.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.verify.WrittenAnswers.Fault;
import dev.corpusmill.query.verify.WrittenAnswers.Sentence;
import dev.corpusmill.query.verify.WrittenAnswers.Written;
import dev.corpusmill.text.SearchWords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifiedTextTest {
    private static final int ANSWERS = 500; // of each language
    private static final long SEED = Long.getLong("corpusmill.seed", 20261201);

    private static AnswerVerifier verifier(String language, boolean refuse) {
        AnswerVerifier.Words words = new AnswerVerifier.Words(
                text -> SearchWords.ofQuestion(language, text).keySet(),
                text -> SearchWords.ofPassage(language, text).keySet());
        return new AnswerVerifier(words, refuse, System::nanoTime);
    }

    private static String pass(VerifiedText text, String answer, int size) {
        StringBuilder passed = new StringBuilder();
        for (int at = 0; at < answer.length(); at += size) {
            passed.append(text.take(answer.substring(at, Math.min(answer.length(), at + size))));
        }
        return passed.append(text.end()).toString();
    }

    @Test
    void false_marks_numbers_and_sources_are_caught_and_right_ones_are_not() {
        for (String language : List.of("en", "zh")) {
            WrittenAnswers answers = new WrittenAnswers(SEED, language.equals("zh"));
            Map<Fault, Integer> planted = new EnumMap<>(Fault.class);
            Map<Fault, Integer> caught = new EnumMap<>(Fault.class);
            List<String> wrong = new ArrayList<>();
            long micros = 0;
            for (int i = 0; i < ANSWERS; i++) {
                Written written = answers.next();
                VerifiedText text = verifier(language, false).begin("?", written.sources(), Likeness.UNKNOWN);
                String passed = pass(text, written.text(), 1 + i % 23);
                Verification found = text.verification();
                micros += found.micros();
                for (Sentence sentence : written.sentences()) {
                    planted.merge(sentence.fault(), 1, Integer::sum);
                    if (flagged(sentence, found, passed)) {
                        caught.merge(sentence.fault(), 1, Integer::sum);
                    }
                    if (flagged(sentence, found, passed) == (sentence.fault() == Fault.NONE)) {
                        wrong.add(sentence + " of " + written.sources() + " found " + found);
                    }
                }
            }
            System.out.printf(
                    "verified: language=%s planted=%s flagged=%s micros-per-answer=%d%n",
                    language, planted, caught, micros / ANSWERS);
            String shown = "seed=" + SEED + " " + wrong.stream().limit(3).toList();
            assertThat(caught.getOrDefault(Fault.NONE, 0)).as(shown).isLessThanOrEqualTo(planted.get(Fault.NONE) / 50);
            for (Fault fault : List.of(Fault.FALSE_MARK, Fault.FALSE_NUMBER, Fault.NO_SUCH_SOURCE)) {
                assertThat(caught.getOrDefault(fault, 0))
                        .as(fault + " " + shown)
                        .isGreaterThanOrEqualTo(planted.get(fault) * 95 / 100);
            }
        }
    }

    private static boolean flagged(Sentence sentence, Verification found, String passed) {
        String bare = sentence.text().replaceAll("\\s*(?:\\[\\d+]|【\\d+】|\\(source \\d+\\))", "");
        boolean named = found.unsupported().stream().anyMatch(said -> bare.contains(said.replaceAll("[.。]$", "")));
        return switch (sentence.fault()) {
            case NO_SUCH_SOURCE ->
                found.removed().contains(sentence.mark()) && !passed.contains("" + sentence.mark() + "]");
            case FALSE_NUMBER -> named && found.numbers().contains(sentence.number());
            case FALSE_MARK, NONE -> named;
        };
    }

    @Test
    void what_is_found_and_passed_does_not_depend_on_how_a_text_is_cut() {
        WrittenAnswers answers = new WrittenAnswers(SEED, false);
        for (int i = 0; i < 20; i++) {
            Written written = answers.next();
            List<String> all = new ArrayList<>();
            for (boolean refuse : List.of(false, true)) {
                all.clear();
                for (int size = 1; size <= written.text().length(); size = size * 2 + 1) {
                    VerifiedText text = verifier("en", refuse).begin("?", written.sources(), Likeness.UNKNOWN);
                    String passed = pass(text, written.text(), size);
                    Verification found = text.verification();
                    all.add(passed + found.verified() + found.unsupported() + found.numbers() + found.refused());
                }
                assertThat(all).as("seed=" + SEED).containsOnly(all.get(0));
            }
        }
    }

    @Test
    void a_mark_is_read_in_each_of_its_forms_and_one_without_a_source_never_stays() {
        List<AnswerVerifier.Given> sources = List.of(
                new AnswerVerifier.Given(1, "Steps", "There are 142 steps."),
                new AnswerVerifier.Given(2, "Color", "The door is blue."));
        Map<String, String> forms = Map.ofEntries(
                Map.entry("142 steps [1, 2] and [7].", "142 steps [1, 2] and."),
                Map.entry("142 steps【1】。", "142 steps[1]。"),
                Map.entry("142 steps【1†source】 [^2] [0].", "142 steps[1] [2]."),
                Map.entry("142 steps [ 1 ] (Source 9) [1-2].", "142 steps [1] [1, 2]."),
                Map.entry("142 steps [1][9][2], [source 3].", "142 steps [1][2],."),
                Map.entry("In 1999 [sic] `a[7]` stays [2024].", "In 1999 [sic] `a[7]` stays [2024]."),
                Map.entry("```\nx[9] = y[1]\n```\nend [9]", "```\nx[9] = y[1]\n```\nend"),
                Map.entry("cut [1", "cut [1"));
        forms.forEach((written, right) -> {
            for (int size = 1; size < 12; size++) {
                VerifiedText text = verifier("en", false).begin("?", sources, Likeness.UNKNOWN);
                assertThat(pass(text, written, size)).as(written).isEqualTo(right);
            }
        });
    }

    @Test
    void statements_without_support_are_left_out_where_they_are_refused() {
        List<AnswerVerifier.Given> sources =
                List.of(new AnswerVerifier.Given(1, "Tower", "The tower has 142 steps. It was built of granite."));
        VerifiedText text = verifier("en", true).begin("How many steps?", sources, Likeness.UNKNOWN);
        String passed =
                pass(text, "The tower has 142 steps [1]. The tower has 150 steps [1]. Bananas are yellow fruit.", 5);
        assertThat(passed.strip()).isEqualTo("The tower has 142 steps [1].");
        assertThat(text.verification().refused()).isEqualTo(2);
        assertThat(text.verification().verified()).containsExactly(Map.entry(1, true));
    }

    @Test
    void a_number_is_the_same_however_it_is_written() {
        List<AnswerVerifier.Given> sources = List.of(
                new AnswerVerifier.Given(
                        1,
                        "Umsatz",
                        "Der Umsatz stieg auf 1.234.567 Euro, drei Werke schlossen. 共有一百四十二级，３万元，百分比 3,5 %, 2 million pounds."));
        for (String said : List.of("1,234,567", "1234567", "1.234.567", "3", "142", "30000", "3.5", "2000000")) {
            VerifiedText text = verifier("en", false).begin("?", sources, Likeness.UNKNOWN);
            pass(text, "Umsatz " + said + " Euro [1].", 3);
            assertThat(text.verification().numbers()).as(said).isEmpty();
        }
        VerifiedText text = verifier("en", false).begin("?", sources, Likeness.UNKNOWN);
        pass(text, "1. Umsatz 1,234,568 Euro [1].", 3);
        assertThat(text.verification().numbers()).containsExactly("1,234,568");
    }
}
