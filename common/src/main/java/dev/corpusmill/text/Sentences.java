package dev.corpusmill.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where sentences end, in one pass and by rules of our own, so that the same text is cut alike on every Java
 * version. English, Chinese, German and French, mixed in one text.
 *
 * <p>A sentence ends behind 。！？ with closing quotes and brackets; behind . ! ? … and these before white space, unless
 * the next word begins with a small letter or the dot belongs to an abbreviation; and at a line break before an item of
 * a list. Any other line break says nothing, because much text is wrapped.
 */
public final class Sentences {
    private static final String WIDE_ENDS = "。！？｡";
    private static final String ENDS = ".!?…";
    private static final String CLOSERS = "\"')]}”’»」』）】》〉";
    /** They open in one language and close in another; what closes has white space behind it. */
    private static final String GERMAN_CLOSERS = "“«";

    private static final String WIDE_PAUSES = "，、；：";
    private static final String AND_SO_ON = "等的";
    private static final String QUOTING = "とって"; // of Japanese: what was said ends later
    private static final String PAUSE = "……";
    private static final int DOTS = 3;

    private static final Pattern NOTES = Pattern.compile("(?:\\[[\\p{L}\\p{N} ]{1,8}])+");
    private static final Pattern ITEM = Pattern.compile("[ \\t]*(?:[-*+•·–▪◦●■]\\p{javaWhitespace}"
            + "|\\d{1,3}(?:[.)]\\p{javaWhitespace}|、)|[一二三四五六七八九十]{1,3}、|[①-⑳]|[a-z]\\)\\p{javaWhitespace}"
            + "|[(（](?:\\d{1,2}|[a-z]|[一二三四五六七八九十]{1,3})[)）])");

    private final String text;
    private final int start;
    private final int end;

    private Sentences(String text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    /**
     * Offsets, in UTF-16 units, at which the sentences of a range end, ascending; the last is {@code end}. White space
     * between two sentences belongs to the second, and at the end of a list's line it is one by itself. An empty range
     * has none.
     */
    public static List<Integer> ends(String text, int start, int end) {
        return new Sentences(text, start, end).ends();
    }

    private List<Integer> ends() {
        List<Integer> ends = new ArrayList<>();
        Matcher item = ITEM.matcher(text);
        int at = start;
        while (at < end) {
            int mark = at++;
            char unit = text.charAt(mark);

            if (unit == '\n') {
                if (item.region(at, end).lookingAt() && !isWrappedOrdinal(text, at)) {
                    ends.add(at);
                }
            } else if (WIDE_ENDS.indexOf(unit) >= 0) {
                at = skipNotes(skipClosers(at));
                if (at == end || WIDE_PAUSES.indexOf(text.charAt(at)) < 0) { // asked “why?”, and left
                    ends.add(at);
                }
            } else if (ENDS.indexOf(unit) >= 0) {
                at = skipNotes(skipGermanCloser(skipClosers(at)));
                if (at < end && endsSentence(mark, at)) {
                    ends.add(at);
                }
            }
        }
        if (start < end && (ends.isEmpty() || ends.get(ends.size() - 1) < end)) {
            ends.add(end);
        }
        return ends;
    }

    /**
     * Whether a line begins with a number only because "am 31. März" was wrapped there.
     *
     * @param lineStart offset of the line's first unit
     */
    public static boolean isWrappedOrdinal(String text, int lineStart) {
        int dot = lineStart;
        while (dot < text.length() && " \t0123456789".indexOf(text.charAt(dot)) >= 0) {
            dot++;
        }
        int before = lineStart - 1; // the line break
        while (before > 0 && text.charAt(before - 1) != '\n' && Character.isWhitespace(text.charAt(before - 1))) {
            before--;
        }
        boolean goesOn = before > 0 && Character.isLetterOrDigit(text.charAt(before - 1));
        return goesOn
                && dot > lineStart
                && dot < text.length()
                && text.charAt(dot) == '.'
                && Abbreviations.isOrdinal(text, 0, dot, text.length());
    }

    private int skipClosers(int from) {
        int at = from;
        while (at < end
                && (CLOSERS.indexOf(text.charAt(at)) >= 0
                        || ENDS.indexOf(text.charAt(at)) >= 0
                        || WIDE_ENDS.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    /** „Halt!“ and »Komm.« of German, « Oui. » of French. */
    private int skipGermanCloser(int at) {
        int behind = at;
        if (at < end && GERMAN_CLOSERS.indexOf(text.charAt(at)) >= 0) {
            behind = at + 1;
        } else if (at + 1 < end && text.startsWith(" »", at)) {
            behind = at + 2;
        }
        boolean closes = behind == end || Character.isWhitespace(text.charAt(behind));
        return closes ? behind : at;
    }

    /** References to notes, like [12], go with the sentence before them. */
    private int skipNotes(int at) {
        if (at < end && text.charAt(at) == '[') {
            Matcher notes = NOTES.matcher(text).region(at, end);
            return notes.lookingAt() ? notes.end() : at;
        }
        return at;
    }

    private boolean endsSentence(int mark, int behind) {
        if (!Character.isWhitespace(text.charAt(behind))) {
            return endsChinese(mark, behind);
        }
        int next = behind;
        while (next < end && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next < end && Character.isLowerCase(text.codePointAt(next))) {
            return false;
        }
        return text.charAt(mark) != '.' || !Abbreviations.hasDot(text, start, mark, next, end);
    }

    /** Within Chinese …… ends a sentence without white space, and so do a narrow ! and ?, but not a single dot. */
    private boolean endsChinese(int mark, int behind) {
        boolean dot = text.charAt(mark) == '.' && behind - mark < DOTS;
        int next = text.codePointAt(behind);
        if (text.startsWith(PAUSE, mark) && behind > mark + 1 && endsAtPause(mark, next)) {
            return true;
        }
        return !dot
                && mark > start
                && isChinese(text.codePointBefore(mark))
                && (isChinese(next) || "“「『（".indexOf(next) >= 0)
                && AND_SO_ON.indexOf(next) < 0;
    }

    /** …… is a mark of Chinese and Japanese: one side of it must be, the other may be a number or a foreign word. */
    private boolean endsAtPause(int mark, int next) {
        boolean around = mark > start && (isCjk(text.codePointBefore(mark)) || isCjk(next));
        return around && Character.isLetterOrDigit(next) && AND_SO_ON.indexOf(next) < 0 && QUOTING.indexOf(next) < 0;
    }

    private static boolean isCjk(int codePoint) {
        return isChinese(codePoint) || (codePoint >= 'ぁ' && codePoint <= 'ヿ');
    }

    private static boolean isChinese(int codePoint) {
        return Character.isIdeographic(codePoint) || "”」』）》".indexOf(codePoint) >= 0;
    }
}
