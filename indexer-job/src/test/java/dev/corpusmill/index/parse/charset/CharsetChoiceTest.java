package dev.corpusmill.index.parse.charset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.parse.TextDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetChoiceTest {
    private static final int TEXTS = 230;
    private static final long SEED = 20261201;

    @Test
    void short_texts_in_23_charsets_are_read_right_and_all_of_them_where_the_charset_is_declared() {
        Random random = new Random(SEED);
        List<String> labels = List.copyOf(Phrases.BY_LABEL.keySet());
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            String label = labels.get(i % labels.size());
            String text = Phrases.some(label, random);
            byte[] bytes = Phrases.encode(text, label);
            assertThat(TextDecoder.decode(bytes, label).text()).as(label).isEqualTo(text);
            if (!TextDecoder.decode(bytes).text().equals(text)) {
                wrong.add(label + ": " + text);
            }
        }
        assertThat(wrong).as("seed " + SEED).hasSizeLessThanOrEqualTo(TEXTS * 3 / 100);
    }

    @ParameterizedTest
    @CsvSource({
        "田中, Shift_JIS", "张伟, GBK", "王小明, Big5", "김철수, EUC-KR", "Иванов, KOI8-R", "ДОГОВОР, windows-1251",
        "Škoda Octavia, windows-1250", "São Paulo, ISO-8859-1", "Preis: 4 €, windows-1252", "25 °C, ISO-8859-1",
                "don’t, windows-1252", "Añ, ISO-8859-1"
    })
    void a_name_or_a_price_is_enough(String text, String charset) {
        assertThat(TextDecoder.decode(text.getBytes(Charset.forName(charset))).text())
                .isEqualTo(text);
    }

    @Test
    void a_declaration_in_the_text_wins_over_statistics() {
        byte[] koi = "<?xml version=\"1.0\" encoding=\"koi8-r\"?><a>яд</a>".getBytes(Charset.forName("KOI8-R"));
        byte[] latin5 = "<meta charset=iso-8859-9><p>Ğ</p>".getBytes(Charset.forName("ISO-8859-9"));
        byte[] python = "# -*- coding: cp1253 -*-\nμ = 1\n".getBytes(Charset.forName("windows-1253"));
        assertThat(TextDecoder.decode(koi).text()).contains("<a>яд</a>");
        assertThat(TextDecoder.decode(latin5).text()).contains("<p>Ğ</p>");
        assertThat(TextDecoder.decode(python).text()).contains("μ = 1");
    }

    @Test
    void what_calls_itself_latin_1_is_windows_1252() {
        byte[] bytes = "“€4 – that’s all”".getBytes(Charset.forName("windows-1252"));
        assertThat(TextDecoder.decode(bytes, "iso-8859-1").text()).isEqualTo("“€4 – that’s all”");
        assertThat(TextDecoder.decode(bytes, "us-ascii").text()).isEqualTo("“€4 – that’s all”");
    }

    @Test
    void a_declaration_that_cannot_be_right_is_not_believed() {
        byte[] utf8 = "Grüße, schöne Straße".getBytes(StandardCharsets.UTF_8);
        assertThat(TextDecoder.decode(utf8, "iso-8859-1").text()).isEqualTo("Grüße, schöne Straße");
        assertThat(TextDecoder.decode(utf8, "utf-16").text()).isEqualTo("Grüße, schöne Straße");
        byte[] russian = "Совещание переносится".getBytes(Charset.forName("windows-1251"));
        assertThat(TextDecoder.decode(russian, "utf-8").text()).isEqualTo("Совещание переносится");
        assertThat(TextDecoder.decode(russian, "no-such-charset").text()).isEqualTo("Совещание переносится");
    }

    @Test
    void utf16_without_a_mark_is_seen_by_its_zeros() {
        String text = "灯塔 12\nGrüße aus Köln\n";
        assertThat(TextDecoder.decode(text.getBytes(StandardCharsets.UTF_16LE)).text())
                .isEqualTo(text);
        assertThat(TextDecoder.decode(text.getBytes(StandardCharsets.UTF_16BE)).text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "IBM437, Größe.txt",
        "IBM437, Prüfbericht.txt",
        "IBM437, résumé.docx",
        "IBM437, naïve.txt",
        "IBM437, Señal.txt",
        "IBM850, À la carte.txt",
        "IBM866, отчёт.xls",
        "windows-1252, Straße.txt",
        "windows-1251, Договор.doc",
        "GB18030, 2024年A股报告.xls",
        "GB18030, 发票123.jpg",
        "windows-31j, 日本語PDF.pdf",
        "Big5, 報告書.doc",
        "EUC-KR, 보고서.hwp",
        "UTF-8, Größe.txt"
    })
    void names_in_archives_are_read_as_the_packing_machine_wrote_them(String charset, String name) {
        byte[] bytes = name.getBytes(Charset.forName(charset));
        assertThat(new String(bytes, CharsetChoice.ofFileName(bytes))).isEqualTo(name);
    }

    @Test
    void a_long_text_is_judged_by_its_lines_beyond_ascii() {
        String text = "plain line of a log\n".repeat(5000) + "Отчёт готов, счёт оплачен\n" + "plain\n".repeat(2000);
        assertThat(TextDecoder.decode(text.getBytes(Charset.forName("KOI8-R"))).text())
                .isEqualTo(text);
    }
}
