package dev.corpusmill.index.parse.sheet.format;

/**
 * A piece of one section of a format code.
 *
 * @param text the characters that a literal shows; the letters or the placeholder of all else
 */
record Token(Kind kind, String text) {
    /** What a piece stands for. */
    enum Kind {
        LITERAL,
        /** One of {@code 0 # ?}. */
        DIGIT,
        POINT,
        COMMA,
        PERCENT,
        /** {@code E+} or {@code E-}. */
        EXPONENT,
        SLASH,
        GENERAL,
        /** The text of the cell. */
        TEXT,
        /** A run of one letter, like {@code yyyy}. */
        DATE,
        /** Hours, minutes or seconds that do not start anew: {@code [h]}. */
        ELAPSED,
        /** The two halves of a day, as {@code AM/PM}. */
        HALF_DAY
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether it is a run of that letter. */
    boolean isDate(char letter) {
        return kind == Kind.DATE && text.charAt(0) == letter;
    }
}
