package dev.corpusmill.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeWordsTest {
    @Test
    void part_numbers_and_constants_are_one_word_however_their_parts_are_joined() {
        assertThat(CodeWords.of("Order XR-2000/7 or XR2000-7, set GL_TEXTURE_2D."))
                .containsExactly("xr20007", "xr20007", "gltexture2d");
        assertThat(CodeWords.of("COVID-19, Form 10-K, directive 91/414/EEC, COVID‑19"))
                .containsExactly("covid19", "10k", "91414eec", "covid19");
    }

    @Test
    void sections_of_laws_keep_their_sign() {
        assertThat(CodeWords.of("nach § 12a und §§ 3, 4 sowie §7")).containsExactly("§12a", "§3", "§7");
    }

    @Test
    void prose_ranges_and_numbers_are_no_codes() {
        assertThat(CodeWords.of("a well-known and/or state-of-the-art 2018-2019 range, -5 to 3.14 - or -- so_ _x /9"))
                .isEmpty();
        assertThat(CodeWords.of("他们在2019年-2020年使用")).isEmpty();
        assertThat(CodeWords.of("a-1".repeat(40))).isEmpty();
    }

    @Test
    void any_text_is_read_to_its_end() {
        Random random = new Random(11);
        String units = "aZ9-_/§ .\u2011é漢\ud83d\ude00\ud83d";
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(units.charAt(random.nextInt(units.length())));
            }
            assertThat(CodeWords.of(text.toString())).noneMatch(String::isBlank);
        }
    }

    @Test
    void a_question_and_a_passage_that_write_a_code_otherwise_share_its_word() {
        for (String language : new String[] {"en", "de", "zh", "auto"}) {
            assertThat(SearchWords.ofPassage(language, "The pump XR-2000/7 is new."))
                    .containsKeys("xr20007", "2000", "7");
            assertThat(SearchWords.ofQuestion(language, "XR2000-7?")).containsKey("xr20007");
        }
    }

    @Test
    void french_is_found_without_accents_and_behind_elisions() {
        for (String passage : new String[] {"L’école est fermée à Noël.", "l'ecole est fermee a Noel"}) {
            for (String question : new String[] {"école fermée", "ecole fermee", "l'École d’ecole fermée"}) {
                assertThat(SearchWords.ofPassage("fr", passage).keySet())
                        .as("%s in %s", question, passage)
                        .containsAll(SearchWords.ofQuestion("fr", question).keySet());
            }
        }
        assertThat(SearchWords.ofPassage("auto", "Le café est très cher et l'école est fermée.")
                        .keySet())
                .contains("cafe", "ecol");
    }
}
