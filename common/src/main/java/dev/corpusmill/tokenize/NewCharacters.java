package dev.corpusmill.tokenize;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;

/**
 * What Java's patterns see instead of characters that are newer than Java itself: an old one of the same category. So the
 * tokens of a text do not depend on the version of Java.
 */
final class NewCharacters {
    private static final int FIRST = 0x378; // no gap of the code charts lies before

    private NewCharacters() {}

    /** The text itself where all its characters are known; else one of the same length. */
    static CharSequence known(AlignedText text) {
        StringBuilder known = null;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePoint(at);
            if (point >= FIRST && Character.getType(point) == Character.UNASSIGNED) {
                int other = substitute(point);
                if (other != point) {
                    if (known == null) {
                        known = new StringBuilder(text);
                    }
                    known.replace(at, at + Character.charCount(point), Character.toString(other));
                }
            }
            at += Character.charCount(point);
        }
        return known == null ? text : known;
    }

    /** An old character of the same category and as many units. */
    private static int substitute(int point) {
        boolean basic = !Character.isSupplementaryCodePoint(point);
        // ICU numbers punctuation and symbols otherwise than Java does
        return switch (UCharacter.getType(point)) {
            case ECharacterCategory.UPPERCASE_LETTER,
                    ECharacterCategory.LOWERCASE_LETTER,
                    ECharacterCategory.TITLECASE_LETTER,
                    ECharacterCategory.MODIFIER_LETTER,
                    ECharacterCategory.OTHER_LETTER -> basic ? 0xA000 : 0x20000;
            case ECharacterCategory.DECIMAL_DIGIT_NUMBER -> basic ? 0x0966 : 0x1D7CE;
            case ECharacterCategory.LETTER_NUMBER, ECharacterCategory.OTHER_NUMBER -> basic ? 0x2150 : 0x10107;
            case ECharacterCategory.NON_SPACING_MARK,
                    ECharacterCategory.COMBINING_SPACING_MARK,
                    ECharacterCategory.ENCLOSING_MARK -> basic ? 0x0301 : 0x1D167;
            case ECharacterCategory.CONNECTOR_PUNCTUATION,
                    ECharacterCategory.DASH_PUNCTUATION,
                    ECharacterCategory.START_PUNCTUATION,
                    ECharacterCategory.END_PUNCTUATION,
                    ECharacterCategory.INITIAL_PUNCTUATION,
                    ECharacterCategory.FINAL_PUNCTUATION,
                    ECharacterCategory.OTHER_PUNCTUATION -> basic ? 0x2020 : 0x10100;
            case ECharacterCategory.MATH_SYMBOL,
                    ECharacterCategory.CURRENCY_SYMBOL,
                    ECharacterCategory.MODIFIER_SYMBOL,
                    ECharacterCategory.OTHER_SYMBOL -> basic ? 0x2600 : 0x1F600;
            default -> point;
        };
    }
}
