package dev.corpusmill.query.prompt;

import java.util.Locale;

/** A language that there are templates for. */
enum Language {
    EN,
    ZH;

    /** Chinese from the first Han character on, English otherwise: a question in Chinese may name things in Latin. */
    static Language of(String question) {
        return question.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                ? ZH
                : EN;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
