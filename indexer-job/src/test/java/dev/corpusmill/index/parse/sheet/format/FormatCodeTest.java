package dev.corpusmill.index.parse.sheet.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatCodeTest {
    private static final double MARCH_5_2024 = 45356;

    private static String shown(String code, double value) {
        return FormatCode.parse(code).number(value, false, Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "General ~ 0.3 ~ 0.3",
                "General ~ 4006381333931 ~ 4006381333931",
                "General ~ 0.00001234 ~ 1.234E-05",
                "General ~ -1234.5 ~ -1234.5",
                "0 ~ 2.5 ~ 3",
                "#,##0.00 ~ 1234567.891 ~ 1,234,567.89",
                "#.## ~ 0.5 ~ .5",
                "0.0,,\"M\" ~ 12345678 ~ 12.3M",
                "0.00,, ~ 45356.5 ~ 0.05",
                "#,##0,\"K\" ~ 45356.5 ~ 45K",
                "0!.0,\"万\" ~ 45356.5 ~ 4.5万",
                "00000 ~ 1234 ~ 01234",
                "(###) ### #### ~ 4930123456 ~ (493) 012 3456",
                "000-00-0000 ~ 123456789 ~ 123-45-6789",
                "0.0% ~ 0.1234 ~ 12.3%",
                "0.00E+00 ~ 123456 ~ 1.23E+05",
                "##0.0E+0 ~ 123456 ~ 123.5E+3",
                "# ?/? ~ 2.5 ~ 2 1/2",
                "# ??/?? ~ 0.3333333333 ~ 1/3",
                "# ?/8 ~ 2.125 ~ 2 1/8",
                "#,##0;-#,##0;\"–\" ~ 0 ~ –",
                "#,##0.00_);(#,##0.00) ~ -55.5 ~ (55.50)",
                "[Red]0.0;[Blue]-0.0 ~ -2 ~ -2.0",
                "[<10]\"low \"0;[>=10]\"high \"0 ~ 12 ~ high 12",
                "[>=1000000]0.0,,\" m\";[>=1000]0.0,\" k\";0 ~ 2500 ~ 2.5 k",
                "#,##0.00\\ [$€-407] ~ 1234.5 ~ 1,234.50 €",
                "[$CHF-807] #,##0.00 ~ 1234.5 ~ CHF 1,234.50",
                "_-* #,##0.00 \"€\"_-;\\-* #,##0.00 \"€\"_- ~ -1234.5 ~ -1,234.50 €",
                "[DBNum1][$-804]General ~ 12345 ~ 一万二千三百四十五",
                "\"Q\"0 ~ 3 ~ Q3",
                "@ ~ 7 ~ 7"
            })
    void numbers_are_shown_by_their_code(String code, double value, String expected) {
        assertThat(shown(code, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[$-407]d. mmmm yyyy ~ 5. März 2024",
                "[$-407]dddd, d. mmmm yyyy ~ Dienstag, 5. März 2024",
                "[$-40C]d mmmm yyyy ~ 5 mars 2024",
                "[$-419]d mmmm yyyy ~ 5 марта 2024",
                "[$-de-DE]mmmm ~ März",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy ~ Tuesday, March 5, 2024",
                "yyyy\"年\"m\"月\"d\"日\";@ ~ 2024年3月5日",
                "[$-411]ggge\"年\"m\"月\"d\"日\" ~ 令和6年3月5日",
                "[$-404]e/m/d ~ 113/3/5",
                "[$-804]aaaa;@ ~ 星期二",
                "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\" ~ 二〇二四年三月五日",
                "[$-1070000]d/mm/yyyy ~ 5/03/2567",
                "mmm\\-yy ~ Mar-24",
                "mmmmm ~ M",
                "yyyy\"Q1\" ~ 2024Q1"
            })
    void dates_are_shown_in_the_language_of_their_code(String code, String expected) {
        assertThat(shown(code, MARCH_5_2024)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "h:mm AM/PM ~ 0.5881944 ~ 2:07 PM",
                "hh:mm:ss.000 ~ 0.58830150463 ~ 14:07:09.250",
                "[h]:mm ~ 1.5 ~ 36:00",
                "[mm]:ss ~ 0.05 ~ 72:00",
                "yyyy-mm-dd hh:mm ~ 45291.97916666666 ~ 2023-12-31 23:30",
                "d.m.yyyy ~ 60 ~ 29.2.1900",
                "d.m.yyyy ~ 61 ~ 1.3.1900"
            })
    void times_are_rounded_to_what_is_shown(String code, double value, String expected) {
        assertThat(shown(code, value)).isEqualTo(expected);
    }

    @Test
    void days_may_be_counted_from_1904() {
        assertThat(FormatCode.parse("yyyy-mm-dd").number(43894, true, Locale.ENGLISH))
                .isEqualTo("2024-03-05");
    }

    @Test
    void a_format_may_hide_numbers_or_texts() {
        assertThat(shown(";;;", 7)).isEmpty();
        assertThat(FormatCode.parse(";;;").text("word")).isEmpty();
        assertThat(FormatCode.parse(";;;@").text("word")).isEqualTo("word");
        assertThat(FormatCode.parse("0.0;@\" (est.)\"").text("12")).isEqualTo("12 (est.)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "\"",
                "\\",
                "[$",
                "0/",
                "/",
                "?/",
                "E+",
                "0E+",
                ".",
                "[<1.2.3]0",
                "[$-zzzz]d",
                "*",
                "[DBNum2]0",
                "#?0/?#"
            })
    void a_malformed_code_shows_something_and_never_fails(String code) {
        for (double value : new double[] {0, -1.5, 1e300, 45356.5, Double.NaN}) {
            assertThat(shown(code, value)).isNotNull();
        }
    }
}
