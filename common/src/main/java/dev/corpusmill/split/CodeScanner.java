package dev.corpusmill.split;

/**
 * Reads a source text once, from front to back, and knows of each offset how many brackets are open there and whether it is
 * in a string or a comment.
 *
 * <p>A quote opens a string only if the string also ends: on its line for single and double quotes, anywhere for triple ones
 * and backquotes. So an apostrophe, or a language that quotes otherwise, costs a line at most.
 */
final class CodeScanner {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final String text;
    private int at; // up to here brackets are counted
    private int depth;
    private int insideUntil; // end of the last string or comment
    private int asked;

    private int unclosedComment = Integer.MAX_VALUE; // from here on no comment ends; the same of the others
    private int unclosedTriple = Integer.MAX_VALUE;
    private int unclosedSingles = Integer.MAX_VALUE;
    private int unclosedBackquote = Integer.MAX_VALUE;

    CodeScanner(String text) {
        this.text = text;
    }

    /** Reads on to an offset, which is not below the one before. */
    void advance(int offset) {
        asked = offset;
        while (at < offset) {
            int end = pastLiteral(at);
            if (end > at) {
                insideUntil = end;
                at = end;
            } else {
                char unit = text.charAt(at++);
                if (OPENING.indexOf(unit) >= 0) {
                    depth++;
                } else if (CLOSING.indexOf(unit) >= 0) {
                    depth = Math.max(0, depth - 1);
                }
            }
        }
    }

    int depth() {
        return depth;
    }

    /** Whether the offset that was read to lies in a string or a comment. */
    boolean inside() {
        return asked < insideUntil;
    }

    /** The offset behind the string or comment that begins here; the same offset where none does. */
    private int pastLiteral(int start) {
        char unit = text.charAt(start);
        return switch (unit) {
            case '/' -> comment(start);
            case '#' -> start == 0 || Whitespace.isWhite(text.charAt(start - 1)) ? lineEnd(start) : start;
            case '"' -> text.startsWith("\"\"\"", start) ? triple(start, "\"\"\"") : quoted(start);
            case '\'' ->
                text.startsWith("'''", start) ? triple(start, "'''") : apostrophe(start) ? start : quoted(start);
            case '`' -> backquoted(start);
            default -> start;
        };
    }

    private int comment(int start) {
        if (text.startsWith("//", start)) {
            return lineEnd(start);
        }
        if (!text.startsWith("/*", start) || start >= unclosedComment) {
            return start;
        }
        int end = text.indexOf("*/", start + 2);
        unclosedComment = end < 0 ? start : unclosedComment;
        return end < 0 ? start : end + 2;
    }

    private int triple(int start, String quotes) {
        boolean singles = quotes.startsWith("'");
        if (start >= (singles ? unclosedSingles : unclosedTriple)) {
            return start;
        }
        int end = text.indexOf(quotes, start + 3);
        if (end < 0) {
            unclosedSingles = singles ? start : unclosedSingles;
            unclosedTriple = singles ? unclosedTriple : start;
            return start;
        }
        return end + 3;
    }

    private int backquoted(int start) {
        if (start >= unclosedBackquote) {
            return start;
        }
        int end = text.indexOf('`', start + 1);
        unclosedBackquote = end < 0 ? start : unclosedBackquote;
        return end < 0 ? start : end + 1;
    }

    /** A string on one line; a backslash takes the next character with it, a line break, too. */
    private int quoted(int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '\\') {
                i++;
            } else if (unit == quote) {
                return i + 1;
            } else if (unit == '\n') {
                return start;
            }
        }
        return start;
    }

    /** Whether a single quote stands in a word or a number, like don't and 1'000; b'…' and the like are strings. */
    private boolean apostrophe(int start) {
        if (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1))) {
            return false;
        }
        boolean prefix = "bBrRuUfFL".indexOf(text.charAt(start - 1)) >= 0;
        return !prefix || (start > 1 && Character.isLetterOrDigit(text.charAt(start - 2)));
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
