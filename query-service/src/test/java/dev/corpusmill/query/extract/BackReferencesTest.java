package dev.corpusmill.query.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackReferencesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It closes at noon.",
                "If it does not, the battery carries the lamp.",
                "They were sold in 2019.",
                "When this happens, call the office.",
                "Its length is 12 m.",
                "Otherwise the pump stops.",
                "Sie wird jedes Jahr geprüft.",
                "Wenn dies nicht gelingt, ruft der Wärter an.",
                "Danach schließt das Tor.",
                "该设备每年检查一次。",
                "如果它停止，请致电值班室。"
            })
    void a_sentence_that_leans_on_the_one_before(String sentence) {
        assertThat(BackReferences.opens(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The battery bank carries the lamp, and it lasts 31 hours.",
                "Members buy one share.",
                "If the generator fails, it is replaced.",
                "Italy has two of them.",
                "Heather grows there.",
                "Die Fähre legt um acht ab.",
                "Erst um neun öffnet das Büro.",
                "游泳池九点开放，其后清洁。",
                "其他费用由会员承担。"
            })
    void a_sentence_that_stands_alone(String sentence) {
        assertThat(BackReferences.opens(sentence)).isFalse();
    }
}
