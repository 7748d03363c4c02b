package dev.corpusmill.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SearchWordsTest {
    @Test
    void english_words_lose_case_accents_and_endings() {
        assertThat(SearchWords.ofPassage("en", "The Café's SEGMENTS are flushed")
                        .keySet())
                .containsExactly("th", "caf", "segment", "ar", "flush");
        for (String same : new String[] {"store", "stores", "stored", "Storage", "storing"}) {
            assertThat(SearchWords.ofPassage("auto", same).keySet()).as(same).containsExactly("stor");
        }
    }

    @Test
    void a_word_that_is_repeated_is_counted() {
        assertThat(SearchWords.ofQuestion("en", "disk, Disk and disks")).containsEntry("disk", 3);
    }

    @Test
    void identifiers_are_found_by_their_parts() {
        assertThat(SearchWords.ofPassage("auto", "max_tokens:512").keySet())
                .containsExactly("mac", "token", "512"); // "max" and "maces" have one stem
    }

    @Test
    void names_of_programs_are_found_whole_and_by_their_parts() {
        assertThat(SearchWords.ofPassage("en", "parseHttpHeader").keySet())
                .containsExactly("parsehttpheader", "pars", "http", "header");
        assertThat(SearchWords.ofPassage("en", "HTTPServer.start").keySet())
                .containsAll(SearchWords.ofQuestion("en", "http server start").keySet());
        assertThat(SearchWords.ofPassage("en", "java.util.ArrayList").keySet())
                .containsAll(SearchWords.ofQuestion("en", "array list").keySet())
                .containsAll(SearchWords.ofQuestion("en", "java.util.ArrayList").keySet());
    }

    @Test
    void words_of_prose_have_no_parts() {
        for (String word : new String[] {"Harbor", "NATO", "PDFs", "don't", "3.14", "e.g", "U.S.A"}) {
            assertThat(SearchWords.ofPassage("en", word).keySet()).as(word).hasSize(1);
        }
    }

    @Test
    void chinese_gives_characters_and_pairs_and_keeps_english_words_beside_them() {
        assertThat(SearchWords.ofPassage("zh", "用Ｍｉｌｖｕｓ存数据").keySet())
                .containsExactlyInAnyOrder("用", "milvus", "存", "存数", "数", "数据", "据");
        assertThat(SearchWords.ofPassage("auto", "数据 stores").keySet())
                .containsExactlyInAnyOrder("数", "数据", "据", "stor");
    }

    @Test
    void words_of_asking_do_not_count() {
        assertThat(SearchWords.ofQuestion("zh", "什么").keySet()).isEmpty();
    }

    @Test
    void english_words_without_a_meaning_of_their_own_do_not_count_unless_there_is_nothing_else() {
        assertThat(SearchWords.ofQuestion("auto", "How is the data in it?").keySet())
                .containsExactly("how", "dat");
        assertThat(SearchWords.ofQuestion("en", "to be or not to be").keySet()).contains("be", "not");
    }

    @Test
    void a_question_is_cut_behind_its_first_256_different_words() {
        StringBuilder question = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            question.append("w").append(i).append(' ');
        }

        assertThat(SearchWords.ofQuestion("auto", question.toString()))
                .hasSize(SearchWords.MAX_QUESTION_WORDS)
                .containsKeys("w0", "w255");
    }

    @Test
    void a_word_before_half_a_character_is_not_lost() {
        assertThat(SearchWords.ofQuestion("en", "plain\uD83D")).containsOnlyKeys("plain");
    }

    @Test
    void any_text_is_safe() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append((char) random.nextInt(0x10000));
            }
            for (String language : SearchWords.languages()) {
                assertThat(SearchWords.ofQuestion(language, text.toString()).keySet())
                        .as("round %d", round)
                        .doesNotContain("");
            }
        }
    }

    @Test
    void an_unknown_language_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchWords.ofQuestion("tlh", "nuqneH"))
                .withMessageContaining("language=tlh");
    }
}
