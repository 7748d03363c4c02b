package dev.corpusmill.tokenize;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.VersionInfo;
import java.text.Normalizer;

/**
 * What BERT's normaliser makes of each code point: dropped, a space, a part of a word, or a word of its own.
 *
 * <p>It cleans the text, isolates Chinese characters and punctuation, and, where the model wants it, decomposes (NFD),
 * strips accents and lower-cases. All of this looks at one code point at a time, so one table holds the answers for the
 * basic plane; other planes are computed.
 */
final class NormalForms {
    /** The code point leaves nothing behind; what is left and right of it grows together. */
    static final int DROP = 0;
    /** It ends a word. */
    static final int SPACE = 1;
    /** It gives one code point of a word. */
    static final int LETTER = 2;
    /** It gives one code point that is a word of its own. */
    static final int ALONE = 3;
    /** It gives several code points: see {@link #expand}. */
    static final int MANY = 4;

    private static final int KIND_SHIFT = 24;
    private static final int POINT_MASK = (1 << KIND_SHIFT) - 1;

    private final boolean stripAccents;
    private final boolean lowerCase;
    private final int[] basicPlane = new int[Character.MIN_SUPPLEMENTARY_CODE_POINT];

    NormalForms(boolean stripAccents, boolean lowerCase) {
        this.stripAccents = stripAccents;
        this.lowerCase = lowerCase;
        for (int point = 0; point < basicPlane.length; point++) {
            basicPlane[point] = compute(point);
        }
    }

    /** Kind and resulting code point in one number: take it apart with {@link #kind} and {@link #point}. */
    int of(int codePoint) {
        return codePoint < basicPlane.length ? basicPlane[codePoint] : compute(codePoint);
    }

    static int kind(int form) {
        return form >>> KIND_SHIFT;
    }

    static int point(int form) {
        return form & POINT_MASK;
    }

    /** The forms that a code point of kind {@link #MANY} gives, in their order. */
    int[] expand(int codePoint) {
        return decompose(codePoint)
                .codePoints()
                .filter(part -> category(part) != Character.NON_SPACING_MARK)
                .map(part -> form(Character.isWhitespace(part) ? SPACE : LETTER, part))
                .toArray();
    }

    private int compute(int codePoint) {
        if (isSpace(codePoint)) {
            return SPACE << KIND_SHIFT;
        }
        if (codePoint == 0xFFFD || isControl(codePoint)) {
            return DROP;
        }
        if (isChinese(codePoint)) {
            return ALONE << KIND_SHIFT | decompose(codePoint).codePointAt(0);
        }
        if (!stripAccents) {
            return form(LETTER, codePoint);
        }
        int only = -1;
        String parts = decompose(codePoint);
        for (int at = 0; at < parts.length(); at += Character.charCount(parts.codePointAt(at))) {
            int part = parts.codePointAt(at);
            if (category(part) != Character.NON_SPACING_MARK) {
                if (only >= 0) {
                    return MANY << KIND_SHIFT;
                }
                only = part;
            }
        }
        return only < 0 ? DROP : form(LETTER, only);
    }

    private int form(int kind, int codePoint) {
        int lower = lowerCase ? Character.toLowerCase(codePoint) : codePoint;
        return (kind == LETTER && isPunctuation(lower) ? ALONE : kind) << KIND_SHIFT | lower;
    }

    private String decompose(int codePoint) {
        String text = Character.toString(codePoint);
        return stripAccents ? Normalizer.normalize(text, Normalizer.Form.NFD) : text;
    }

    /**
     * The category by Unicode 8, the version that the reference implementation is built on: what came later is a letter
     * to it, whatever it is. Five characters have changed their category since.
     */
    private static int category(int codePoint) {
        if (codePoint < 0x500) {
            return Character.getType(codePoint); // older than Unicode 8, and by far the most frequent
        }
        return switch (codePoint) {
            case 0x166D, 0x111C9 -> Character.OTHER_PUNCTUATION;
            case 0x1885, 0x1886, 0xA9BD -> Character.OTHER_LETTER;
            default ->
                UCharacter.getAge(codePoint).compareTo(VersionInfo.UNICODE_8_0) > 0
                        ? Character.OTHER_LETTER
                        : Character.getType(codePoint);
        };
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == '\t' || codePoint == '\n' || codePoint == '\r' || Character.isSpaceChar(codePoint);
    }

    private static boolean isControl(int codePoint) {
        return switch (category(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int codePoint) {
        if (codePoint < 128) {
            return codePoint > ' ' && codePoint < 127 && !Character.isLetterOrDigit(codePoint);
        }
        return switch (category(codePoint)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The blocks that BERT isolates: unified and compatibility ideographs, not kana or hangul. */
    private static boolean isChinese(int codePoint) {
        return between(codePoint, 0x4E00, 0x9FFF)
                || between(codePoint, 0x3400, 0x4DBF)
                || between(codePoint, 0xF900, 0xFAFF)
                || between(codePoint, 0x20000, 0x2A6DF)
                || between(codePoint, 0x2A700, 0x2B81F)
                || between(codePoint, 0x2B920, 0x2CEAF)
                || between(codePoint, 0x2F800, 0x2FA1F);
    }

    private static boolean between(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
