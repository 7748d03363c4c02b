package dev.corpusmill.split;

/** White space at the edges of a range; no-break spaces count. */
public final class Whitespace {
    private Whitespace() {}

    public static boolean isWhite(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
    }

    /** The first offset in the range that is not white space; {@code end} where all of it is. */
    static int skip(String text, int start, int end) {
        int at = start;
        while (at < end && isWhite(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The offset behind the last unit in the range that is not white space; {@code start} where all of it is. */
    static int trim(String text, int start, int end) {
        int at = end;
        while (at > start && isWhite(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** This offset, or the one before where it would cut a surrogate pair. */
    static int betweenCharacters(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at - 1 : at;
    }
}
