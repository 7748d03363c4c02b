package dev.corpusmill.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The script that most letters of a text are written in. */
final class Scripts {
    private static final int MAX_CHARS = 600;

    private static final Map<UnicodeScript, List<String>> LANGUAGES = Map.ofEntries(
            Map.entry(UnicodeScript.ARABIC, List.of("ar", "fa", "ur")),
            Map.entry(UnicodeScript.CYRILLIC, List.of("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk")),
            Map.entry(UnicodeScript.GREEK, List.of("el")),
            Map.entry(UnicodeScript.DEVANAGARI, List.of("hi", "mr", "ne")),
            Map.entry(UnicodeScript.HAN, List.of("zh", "ja", "ko")),
            Map.entry(UnicodeScript.HEBREW, List.of("he")),
            Map.entry(UnicodeScript.ARMENIAN, List.of("hy")),
            Map.entry(UnicodeScript.GEORGIAN, List.of("ka")),
            Map.entry(UnicodeScript.BENGALI, List.of("bn")),
            Map.entry(UnicodeScript.GUJARATI, List.of("gu")),
            Map.entry(UnicodeScript.GURMUKHI, List.of("pa")),
            Map.entry(UnicodeScript.KANNADA, List.of("kn")),
            Map.entry(UnicodeScript.MALAYALAM, List.of("ml")),
            Map.entry(UnicodeScript.SINHALA, List.of("si")),
            Map.entry(UnicodeScript.TAMIL, List.of("ta")),
            Map.entry(UnicodeScript.TELUGU, List.of("te")),
            Map.entry(UnicodeScript.THAI, List.of("th")),
            Map.entry(UnicodeScript.LAO, List.of("lo")),
            Map.entry(UnicodeScript.KHMER, List.of("km")),
            Map.entry(UnicodeScript.MYANMAR, List.of("my")),
            Map.entry(UnicodeScript.ETHIOPIC, List.of("am")));

    private Scripts() {}

    /** Japanese and Korean count as Han: their words are cut in the same way. A text without letters is Latin. */
    static UnicodeScript of(String text) {
        Map<UnicodeScript, Integer> merged = new EnumMap<>(UnicodeScript.class);
        letters(text).forEach((script, count) -> merged.merge(cut(script), count, Integer::sum));
        return merged.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.LATIN);
    }

    /** Which of them a text is in whose script counts as Han: Chinese prose may hold a few kana, Korean some Han. */
    static String ofHan(String text) {
        Map<UnicodeScript, Integer> letters = letters(text);
        int hangul = letters.getOrDefault(UnicodeScript.HANGUL, 0);
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0) + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
        int tenth = (hangul + kana + letters.getOrDefault(UnicodeScript.HAN, 0)) / 10;
        if (hangul > tenth && hangul > kana) {
            return "ko";
        }
        return kana > tenth ? "ja" : "zh";
    }

    private static Map<UnicodeScript, Integer> letters(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .limit(MAX_CHARS)
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
        return letters;
    }

    private static UnicodeScript cut(UnicodeScript script) {
        return switch (script) {
            case HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> UnicodeScript.HAN;
            default -> script;
        };
    }

    /** The script of a language. */
    static UnicodeScript ofLanguage(String code) {
        for (Map.Entry<UnicodeScript, List<String>> script : LANGUAGES.entrySet()) {
            if (script.getValue().contains(code)) {
                return script.getKey();
            }
        }
        return UnicodeScript.LATIN;
    }

    /** The languages that are written in a script; of Latin, and of those that are not known, none. */
    static List<String> languages(UnicodeScript script) {
        return LANGUAGES.getOrDefault(script, List.of());
    }
}
