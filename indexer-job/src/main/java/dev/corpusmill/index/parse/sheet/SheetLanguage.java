package dev.corpusmill.index.parse.sheet;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** Guesses the language in which a workbook was made: files do not say it, and some formats differ by it. */
final class SheetLanguage {
    private static final int ENOUGH = 20_000; // letters

    private int letters;
    private int han;
    private int kana;
    private int hangul;

    void read(String text) {
        for (int i = 0; i < text.length() && letters < ENOUGH; i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                continue;
            }
            letters++;
            UnicodeScript script = c < 0x2E80 ? UnicodeScript.LATIN : UnicodeScript.of(c);
            han += script == UnicodeScript.HAN ? 1 : 0;
            kana += script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA ? 1 : 0;
            hangul += script == UnicodeScript.HANGUL ? 1 : 0;
        }
    }

    /** Japanese, Korean or Chinese where most letters are theirs, else English. */
    Locale guess() {
        if (2 * (han + kana + hangul) < Math.max(1, letters)) {
            return Locale.ENGLISH;
        }
        if (hangul > han + kana) {
            return Locale.KOREAN;
        }
        return 10 * kana > han ? Locale.JAPANESE : Locale.SIMPLIFIED_CHINESE;
    }
}
