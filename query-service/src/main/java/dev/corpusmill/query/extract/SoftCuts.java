package dev.corpusmill.query.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a long stretch without sentences may be cut: best behind punctuation, else at white space that is not beside a
 * figure, because dates and amounts are written with blanks; between Chinese characters; never inside a word, a number
 * or a surrogate pair, as long as there is any other place.
 */
final class SoftCuts {
    private static final int PART = 80; // characters, about; a window is some of them
    private static final int MAX_PART = 120;
    private static final String PAUSES = ",;:，；：、|—–";

    private SoftCuts() {}

    /** Offsets in UTF-16 units, ascending, the first is {@code start} and the last {@code end}. */
    static List<Integer> of(String text, int start, int end) {
        List<Integer> cuts = new ArrayList<>(List.of(start));
        int from = start;
        while (end - from > MAX_PART) {
            from = best(text, from, end);
            cuts.add(from);
        }
        cuts.add(end);
        return cuts;
    }

    /** The best place near the length of a part. */
    private static int best(String text, int from, int end) {
        int best = -1;
        int bestGrade = 0;
        for (int at = from + PART / 2; at <= from + MAX_PART; at++) {
            int grade = grade(text, at);
            boolean nearer = Math.abs(at - from - PART) < Math.abs(best - from - PART);
            if (grade > bestGrade || (grade == bestGrade && grade > 0 && nearer)) {
                best = at;
                bestGrade = grade;
            }
        }
        if (best > 0) {
            return best;
        }
        for (int at = from + MAX_PART; at < end; at++) { // a word of such a length: to its end
            if (grade(text, at) > 0) {
                return at;
            }
        }
        return end;
    }

    /** How good it is to cut before this offset: 0 never, 3 best. */
    private static int grade(String text, int at) {
        char before = text.charAt(at - 1);
        char behind = text.charAt(at);
        if (Character.isLowSurrogate(behind)) {
            return 0;
        }
        if (TextLines.isWhite(behind)) {
            return PAUSES.indexOf(before) >= 0 ? 3 : besideFigure(text, at) ? 1 : 2;
        }
        if ("，；：、".indexOf(before) >= 0) {
            return 3;
        }
        return Character.isIdeographic(text.codePointBefore(at)) && Character.isIdeographic(text.codePointAt(at))
                ? 1
                : 0;
    }

    private static boolean besideFigure(String text, int at) {
        int next = at;
        while (next < text.length() && TextLines.isWhite(text.charAt(next))) {
            next++;
        }
        boolean behind = next < text.length() && Character.isDigit(text.charAt(next));
        char before = text.charAt(at - 1);
        boolean dotted = before == '.' && at >= 2 && Character.isLetterOrDigit(text.charAt(at - 2));
        return behind || dotted || Character.isDigit(before);
    }
}
