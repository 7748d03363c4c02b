package dev.corpusmill.managed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan.pdf",
                "灯塔 值班手册.txt",
                "a'b (1) [x] {y} #1 %41 & co;.md",
                "console.log",
                "e\u0301.txt",
                "no extension",
                "x..y.txt",
                "\ud83d\ude00.txt"
            })
    void usual_names_of_any_language_are_good(String name) {
        assertThat(DocumentNames.problem(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../x",
                "a/b",
                "a\\b",
                ".x",
                "~$x",
                "con",
                "Con.txt",
                "COM1",
                "lpt9.tar.gz",
                "x.corpusmill.json",
                "THUMBS.DB",
                "a\u0000",
                "a\u202eb",
                "a\u200db",
                "\ud83d",
                "a\u2028",
                " x",
                "x ",
                "x.",
                "",
                " ",
                "a:b",
                "a|b",
                "a\"b"
            })
    void names_that_lead_elsewhere_or_look_like_another_are_not(String name) {
        assertThat(DocumentNames.problem(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "灯", "x"})
    void a_name_has_room_for_its_metadata(String letter) {
        int bytes = letter.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        int fits = (255 - ManagedFolder.SIDECAR.length()) / bytes;
        assertThat(DocumentNames.problem(letter.repeat(fits))).isEmpty();
        assertThat(DocumentNames.problem(letter.repeat(fits + 1)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("too long"));
    }
}
