package dev.corpusmill.index.parse.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "decimal, 12, 12",
        "decimalZero, 7, 07",
        "decimalZero, 12, 12",
        "lowerRoman, 1994, mcmxciv",
        "upperRoman, 4, IV",
        "lowerLetter, 12, l",
        "lowerLetter, 27, aa",
        "upperLetter, 53, AAA",
        "lowerLetter, 28, bb",
        "russianLower, 3, в",
        "ordinal, 1, 1st",
        "ordinal, 12, 12th",
        "ordinal, 23, 23rd",
        "cardinalText, 21, Twenty-one",
        "ordinalText, 2, Second",
        "ordinalText, 20, Twentieth",
        "ordinalText, 21, Twenty-first",
        "ordinalText, 112, One hundred twelfth",
        "ordinalText, 14, Fourteenth",
        "numberInDash, 3, - 3 -",
        "hex, 26, 1A",
        "decimalFullWidth, 10, １０"
    })
    void letters_figures_and_words(String format, int n, String shown) {
        assertThat(NumberText.of(format, n)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "chineseCounting, 10, 十",
        "chineseCounting, 11, 十一",
        "chineseCounting, 20, 二十",
        "chineseCounting, 99, 九十九",
        "chineseCounting, 105, 一〇五",
        "chineseCountingThousand, 101, 一百零一",
        "chineseCountingThousand, 110, 一百一十",
        "chineseCountingThousand, 1003, 一千零三",
        "chineseCountingThousand, 10000, 一万",
        "chineseCountingThousand, 12034, 一万二千零三十四",
        "ideographDigital, 10, 一〇",
        "ideographDigital, 205, 二〇五",
        "japaneseCounting, 11, 十一",
        "japaneseCounting, 101, 百一",
        "japaneseCounting, 1200, 千二百",
        "taiwaneseCountingThousand, 20000, 二萬",
        "koreanDigital, 10, 일영",
        "koreanCounting, 12, 십이",
        "chineseLegalSimplified, 12, 壹拾贰",
        "ideographLegalTraditional, 23, 貳拾參",
        "ideographTraditional, 3, 丙",
        "ideographZodiac, 12, 亥",
        "decimalEnclosedCircle, 1, ①",
        "decimalEnclosedCircleChinese, 20, ⑳",
        "decimalEnclosedCircle, 21, ㉑",
        "decimalEnclosedCircle, 36, ㊱",
        "decimalEnclosedCircle, 51, 51",
        "decimalEnclosedParen, 2, ⑵",
        "decimalEnclosedFullstop, 3, ⒊",
        "aiueo, 2, イ",
        "iroha, 2, ロ",
        "ganada, 3, 다"
    })
    void characters_of_east_asia(String format, int n, String shown) {
        assertThat(NumberText.of(format, n)).isEqualTo(shown);
    }

    @Test
    void what_no_format_can_write_is_written_in_decimal() {
        assertThat(NumberText.of("lowerRoman", 0)).isEqualTo("0");
        assertThat(NumberText.of("upperLetter", 1_000_000)).isEqualTo("1000000");
        assertThat(NumberText.of("chineseCounting", Integer.MAX_VALUE)).isEqualTo("2147483647");
        assertThat(NumberText.of("somethingNew", 5)).isEqualTo("5");
        assertThat(NumberText.of("bullet", 5)).isEmpty();
    }
}
