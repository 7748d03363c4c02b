package dev.corpusmill.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "他说第1号灯塔坏了……| 他说第2号灯塔坏了……| 3号也坏了……| OK吧……| “好”……| 他走了。",
                "真的吗？！| 他问。| 「走吧……」| 她说。| 好！！！| 行……等等。",
                "そう……| でも行く。",
                "Wait……no. | Done."
            })
    void an_ellipsis_of_six_dots_ends_a_sentence_whatever_follows_it(String marked) {
        assertCutAtBars(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The lamp was lit. | It burned until dawn! | Did it? | 3 ships came.",
                "Dr. J. Smith paid 3.5 million, i.e. The usual. | See Fig. 3! | (Really?) | \"Yes.\" he said. | Done.",
                "Capt. Rogers met Lt. Ames on Main St. near the Dept. of Trade.",
                "Write to a.b@example.org. | See https://example.org/a.b?c=d. | Then run it.sh now.",
                "It rose by 4%.[12] | Then it fell [3].",
                "He left... and came back. | It was me. | Wait … no.",
                "She said “Stop.” | He did (it was late). | Nobody came."
            })
    void english_is_cut_behind_stops_but_not_behind_abbreviations_initials_and_numbers(String marked) {
        assertCutAtBars(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We met at 5 p.m. | Then we left.",
                "He lives in the U.S. | She does not.",
                "The U.S. Army bought rope, oil etc. | They left.",
                "Ford Motor Co. Shares fell."
            })
    void an_abbreviation_ends_a_sentence_only_before_a_word_that_often_begins_one(String marked) {
        assertCutAtBars(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ask for No. 5. | It is free.", "Can it? | No. | Milvus does not.", "On Jan. 5 in Vol. IV."})
    void no_and_its_like_are_abbreviations_before_a_number(String marked) {
        assertCutAtBars(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Er kam am 31. März an. | Der Termin ist für den 3. Juni geplant.",
                "Das war im 19. Jahrhundert. | Es waren 30. | Dann kamen mehr.",
                "Nehmen Sie Öl, z. B. Diesel, d. h. Heizöl, bzw. Nr. 3. | Mehr nicht.",
                "Er rief: „Halt!“ | Sie blieb. | »Komm.« | Er kam."
            })
    void german_dates_ordinals_and_abbreviations_end_no_sentence(String marked) {
        assertCutAtBars(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M. Dupont et Mme. Durand sont venus. | Qui est là ? | Personne.",
                "Voir p.ex. Dupont, chap. 2, env. 30 pages. | C'est tout.",
                "Il a dit : « Halte ! » | Elle s'arrêta. | « Viens. » | « Oui. »"
            })
    void french_titles_spaced_marks_and_quotes_are_known(String marked) {
        assertCutAtBars(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "今天天气很好。|我们去公园散步吧！|你觉得怎么样？|“当然可以。”|她笑着说。",
                "他说灯塔坏了……|他说没有人来修。|买了米、油……等东西。",
                "有人问“为什么？”，没有人答。|价格是3.5元。|日志在S3。",
                "它是什么?|它是灯塔。|人口增长了。[12]|后来又下降了。"
            })
    void chinese_needs_no_white_space(String marked) {
        assertThat(sentences(marked.replace("|", ""))).containsExactly(marked.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To do:\n| - first thing\n| - second\n  thing",
                "To do:\n| 1. Clean the lamp.\n| 2) Sleep\n3.5 is no item",
                "Rules:\n| a) no fire\n| (2) no noise",
                "步骤：\n| （1）打开灯\n| 二、写日志\n| ①关门",
                "The lamp was\nlit. | It\nburned."
            })
    void a_line_break_ends_a_sentence_only_before_an_item(String marked) {
        assertCutAtBars(marked);
    }

    @Test
    void only_the_range_is_looked_at() {
        String text = "One. Two. Three.";
        assertThat(Sentences.ends(text, 5, 10)).containsExactly(9, 10);
        assertThat(Sentences.ends(text, 5, 5)).isEmpty();
    }

    @Test
    void ends_ascend_to_the_end_of_any_text() {
        String alphabet = "abZ I.。?!…“”«» \n\n-1)([等灯，z";
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            StringBuilder made = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                made.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = made.toString();
            int start = random.nextInt(text.length() + 1);
            List<Integer> ends = Sentences.ends(text, start, text.length());
            assertThat(ends).as("seed=" + seed).isSorted().doesNotHaveDuplicates();
            assertThat(ends).as("seed=" + seed).allMatch(end -> end > start);
            assertThat(ends.isEmpty() ? start : ends.get(ends.size() - 1))
                    .as("seed=" + seed)
                    .isEqualTo(text.length());
        }
    }

    private static void assertCutAtBars(String marked) {
        assertThat(sentences(marked.replace("| ", ""))).containsExactly(stripped(marked.split("\\|")));
    }

    private static String[] stripped(String[] parts) {
        String[] stripped = new String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            stripped[i] = parts[i].strip();
        }
        return stripped;
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int end : Sentences.ends(text, 0, text.length())) {
            String sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
            start = end;
        }
        return sentences;
    }
}
