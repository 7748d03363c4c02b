package dev.corpusmill.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextLanguageTest {
    @Test
    void the_letter_of_a_code_is_no_word_of_a_language() {
        assertThat(TextLanguage.ofQuestion("What does E09 mean?", List.of("en", "de", "fr", "es")))
                .isEqualTo("en");
        assertThat(TextLanguage.ofQuestion("¿Cuánto cuesta la bomba y el motor?", List.of("en", "de", "fr", "es")))
                .isEqualTo("es");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The fees for the guest boats are paid in the evening at the harbour office, and large boats pay twice.",
                "de | Die Liegegebühren für Gästeboote werden am Abend im Hafenbüro bezahlt, und zwar von dem Schiffer.",
                "nl | De liggelden voor de gasten worden in de avond op het havenkantoor betaald, en dat door de schipper.",
                "zh | 客船的泊位费在晚上到港务办公室支付，大船付两倍。の字只是店名。",
                "ja | 来客のボートの係留料は夕方に港の事務所で支払います。大きな船は二倍です。",
                "ko | 손님 배의 정박료는 저녁에 항구 사무실에서 지불하며 큰 배는 두 배를 냅니다. 會議",
                "ru | Плата за стоянку лодок вносится вечером в конторе порта, и большие лодки платят вдвое больше.",
                "uk | Плата за стоянку човнів вноситься ввечері в конторі порту, і великі човни платять удвічі більше.",
                "ar | تدفع رسوم القوارب في المساء في مكتب الميناء، وتدفع القوارب الكبيرة ضعف ذلك.",
                "he | דמי העגינה של סירות האורחים משולמים בערב במשרד הנמל, וסירות גדולות משלמות כפול.",
                "th | ค่าจอดเรือของแขกจ่ายในตอนเย็นที่สำนักงานท่าเรือ และเรือใหญ่จ่ายสองเท่า",
                "hr | Pristojbe za brodove gostiju plaćaju se navečer u lučkoj kapetaniji, a veći brodovi plaćaju dvostruko više.",
                "vi | Phí neo đậu của thuyền khách được trả vào buổi tối tại văn phòng cảng, và thuyền lớn trả gấp đôi."
            })
    void the_language_of_a_text_is_found_among_all_that_can_be_told_apart(String code, String text) {
        assertThat(TextLanguage.of(text)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Harbor",
                "public final class Hits {\n  private final List<Hit> hits;\n  double total() {\n    double total = 0;\n"
                        + "    for (int i = 0; i < hits.size(); i++) {\n      total += hits.get(i).score();\n    }\n    return total;\n  }\n}",
                "pier,boat,length,fee\nA1,Aurora,12.5,480\nA2,Meridian,9.0,360\nB1,Perseus,14.2,610",
                "pkg-config --cflags --libs gtk+-3.0 | xargs gcc -o demo main.c util.c",
                "Café Müller, Rue de l'Étoile, Málaga, Århus, Łódź"
            })
    void what_is_not_surely_prose_of_another_language_counts_as_english(String text) {
        assertThat(TextLanguage.of(text)).contains("en");
    }

    @Test
    void a_text_without_letters_has_no_language() {
        assertThat(TextLanguage.of("")).isEmpty();
        assertThat(TextLanguage.of("480 / 525 = 91.4 %")).isEmpty();
    }

    @Test
    void the_beginning_decides() {
        String german = "Der Hafen ist in der Nacht geschlossen, und die Boote liegen vor dem Tor. ".repeat(20);
        assertThat(TextLanguage.of(german + "The end of the text is in English. ".repeat(100)))
                .contains("de");
    }
}
