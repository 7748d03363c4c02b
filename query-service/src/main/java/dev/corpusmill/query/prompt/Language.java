package dev.corpusmill.query.prompt;

import dev.corpusmill.text.TextLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A language that there are templates for; in some, only what the service itself says. */
enum Language {
    EN,
    ZH,
    DE,
    FR,
    ES;

    private static final List<String> LATIN = Arrays.stream(values())
            .filter(each -> each != ZH)
            .map(Language::folder)
            .toList();

    /** Chinese from the first Han character on: a question in Chinese may name things in Latin. Else by its function words. */
    static Language of(String question) {
        boolean han = question.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        if (han) {
            return ZH;
        }
        return question.contains("¿")
                ? ES
                : valueOf(TextLanguage.ofQuestion(question, LATIN).toUpperCase(Locale.ROOT));
    }

    /** Whether it has its own templates of a kind; otherwise the English ones serve. */
    boolean has(Kind kind) {
        return this == EN || this == ZH || kind == Kind.UNKNOWN;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
