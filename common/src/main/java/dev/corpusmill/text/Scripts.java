package dev.corpusmill.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/** The script that most letters of a text are written in. */
final class Scripts {
    private static final int MAX_CHARS = 600;

    private static final Map<String, UnicodeScript> OF_LANGUAGES = Map.of(
            "ar", UnicodeScript.ARABIC,
            "fa", UnicodeScript.ARABIC,
            "bg", UnicodeScript.CYRILLIC,
            "ru", UnicodeScript.CYRILLIC,
            "el", UnicodeScript.GREEK,
            "hi", UnicodeScript.DEVANAGARI,
            "zh", UnicodeScript.HAN,
            "ja", UnicodeScript.HAN,
            "ko", UnicodeScript.HAN);

    private Scripts() {}

    /** Japanese and Korean count as Han: their words are cut in the same way. A text without letters is Latin. */
    static UnicodeScript of(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        text.codePoints().limit(MAX_CHARS).filter(Character::isLetter).forEach(letter -> {
            UnicodeScript script = UnicodeScript.of(letter);
            letters.merge(cut(script), 1, Integer::sum);
        });
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.LATIN);
    }

    private static UnicodeScript cut(UnicodeScript script) {
        return switch (script) {
            case HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> UnicodeScript.HAN;
            default -> script;
        };
    }

    /** The script of a language. */
    static UnicodeScript ofLanguage(String code) {
        return OF_LANGUAGES.getOrDefault(code, UnicodeScript.LATIN);
    }
}
