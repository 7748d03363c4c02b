package dev.corpusmill.query.extract;

import dev.corpusmill.text.Sentences;
import java.util.regex.Pattern;

/** Tells titles, and lines that stand alone, from wrapped prose by their look. */
final class Titles {
    private static final Pattern STOPPED = Pattern.compile("(?s).*[.!?…。！？｡；;,，][\"')\\]”’“«»」』）】》]*");
    private static final int MAX_TITLE = 100; // characters
    private static final int MIN_LINES = 3;
    private static final int MAX_LINE = 110; // characters of a line that stands alone

    private Titles() {}

    /** Whether a line that is a paragraph is the title of what follows: short, without a stop, above something longer. */
    static boolean isTitle(TextLines lines, int at) {
        if (!looksLikeTitle(lines, at)) {
            return false;
        }
        int next = at + 1;
        while (next < lines.size() && lines.blank(next)) {
            next++;
        }
        if (next >= lines.size()) {
            return false; // the title of nothing
        }
        boolean follows = at >= 2 && lines.blank(at - 1) && looksLikeTitle(lines, at - 2);
        boolean sameAgain = looksLikeTitle(lines, next) && lines.blank(next + 1) && !lines.isItem(next);
        return !(follows && sameAgain); // one of a row of short lines, like those of a slide
    }

    private static boolean looksLikeTitle(TextLines lines, int at) {
        if (lines.blank(at) || lines.isItem(at) || lines.isRow(at) || lines.isPair(at)) {
            return false;
        }
        String line = lines.of(at);
        return line.length() <= MAX_TITLE
                && Sentences.ends(line, 0, line.length()).size() == 1
                && !line.endsWith(":")
                && !line.endsWith("：")
                && !STOPPED.matcher(line).matches();
    }

    /** Whether each line says something by itself: no line goes on with a small letter, and few end with a stop. */
    static boolean standAlone(TextLines lines, int first, int end) {
        if (end - first < MIN_LINES) {
            return false;
        }
        int stopped = 0;
        for (int at = first; at < end; at++) {
            String line = lines.of(at);
            if (line.length() > MAX_LINE || (at > first && Character.isLowerCase(line.codePointAt(0)))) {
                return false;
            }
            stopped += STOPPED.matcher(line).matches() ? 1 : 0;
        }
        return stopped * 4 <= end - first;
    }
}
