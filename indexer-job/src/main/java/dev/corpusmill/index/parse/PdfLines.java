package dev.corpusmill.index.parse;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the lines of a block on a PDF page into prose, where they are prose. Rows of figures, list items and short
 * lines keep their break; words that were hyphenated at a line's end are put together unless the document writes them
 * with a hyphen elsewhere.
 */
final class PdfLines {
    private static final String FIGURE = "[-–—+(]*[$€£¥]?[-(]*\\d[\\d.,]*[)%]*|[-–—]+%?|[$€£¥]|\\)?%?\\)|N/?A|n/a";
    private static final Pattern ROW = Pattern.compile("(?:.*?\\s)??((?:" + FIGURE + ")(?:\\s+(?:" + FIGURE + "))*)");
    private static final Pattern DIGITS = Pattern.compile("\\d");
    private static final Pattern ITEM =
            Pattern.compile("([•◦▪●○■□‣∙·*\\u2013\\u2014\\-]|\\(?[0-9a-zA-Z]{1,3}[.)]|[（(]?[一二三四五六七八九十]+[)）、.])\\s.*");
    private static final Pattern LAST_WORD = Pattern.compile("(\\p{L}{2,})-$");
    private static final Pattern FIRST_WORD = Pattern.compile("^(\\p{Ll}{2,})");
    private static final Pattern HYPHENATED = Pattern.compile("\\p{L}{2,}-\\p{L}{2,}");
    private static final double SHORT_LINE = 0.6;
    private static final int MAX_WORDS = 50_000;

    private final Set<String> hyphenated = new HashSet<>();

    String join(String block) {
        if (block.indexOf('\n') < 0) {
            learn(block);
            return block;
        }
        String[] lines = block.split("\n", -1);
        int widest = 0;
        for (String line : lines) {
            widest = Math.max(widest, line.length());
            learn(line);
        }
        StringBuilder joined = new StringBuilder(block.length()).append(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            if (breaks(lines[i - 1], lines[i], widest)) {
                joined.append('\n').append(lines[i]);
            } else {
                glue(joined, lines[i]);
            }
        }
        return joined.toString();
    }

    private void learn(String line) {
        Matcher word = HYPHENATED.matcher(line);
        while (word.find() && hyphenated.size() < MAX_WORDS) {
            hyphenated.add(word.group().toLowerCase(Locale.ROOT));
        }
    }

    private static boolean breaks(String line, String next, int widest) {
        if (isRow(line) || isRow(next) || ITEM.matcher(next).matches()) {
            return true;
        }
        boolean shortLine = line.length() < SHORT_LINE * widest;
        char first = next.charAt(0);
        return shortLine && !endsInHyphen(line) && !Character.isLowerCase(first);
    }

    /** Two figures or more at the end of a line, or nothing but a figure, make a row of a table. */
    static boolean isRow(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            return false;
        }
        int figures = 0;
        for (String part : row.group(1).split("\\s+", -1)) {
            figures += DIGITS.matcher(part).find() || part.matches("[-–—]+%?") ? 1 : 0;
        }
        boolean alone = row.start(1) == 0;
        return figures >= 2 || (figures == 1 && (alone || row.group(1).contains("$")));
    }

    private static boolean endsInHyphen(String line) {
        return line.endsWith("-") || line.endsWith("\u2010");
    }

    private void glue(StringBuilder joined, String next) {
        Matcher last = LAST_WORD.matcher(joined.substring(Math.max(0, joined.length() - 40)));
        Matcher first = FIRST_WORD.matcher(next);
        char end = joined.charAt(joined.length() - 1);
        if (last.find() && first.find()) {
            String word = (last.group(1) + "-" + first.group(1)).toLowerCase(Locale.ROOT);
            joined.setLength(hyphenated.contains(word) ? joined.length() : joined.length() - 1);
            joined.append(next);
        } else if (end == '\u2010' || end == '-' || isWide(end) || isWide(next.charAt(0))) {
            joined.append(next);
        } else {
            joined.append(' ').append(next);
        }
    }

    /** Chinese, Japanese and full-width characters stand without spaces. */
    private static boolean isWide(char c) {
        return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60);
    }
}
