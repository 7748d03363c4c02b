package dev.corpusmill.query.extract;

import dev.corpusmill.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text, without white space at their ends, and what the look of a line says. */
final class TextLines {
    private static final Pattern RULE = Pattern.compile("[|+:=_*\\s-]*(?:--|==|__|\\*\\*|\\|\\s*:?-)[|+:=_*\\s-]*");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+•·–▪◦●■‣]\\s+|\\[[ xX]]\\s+|\\d{1,3}[.)]\\s+|\\d{1,3}、"
            + "|[一二三四五六七八九十]{1,3}、|[①-⑳]\\s*|[a-z]\\)\\s+|[(（](?:\\d{1,2}|[a-z]|[一二三四五六七八九十]{1,3})[)）]\\s*)+");
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(?=\\S)");
    private static final Pattern QUOTED = Pattern.compile("(?:>\\s*)+");
    private static final Pattern PAIR = Pattern.compile(
            "[*_`\"]{0,3}\\p{L}[\\p{L}\\p{N} ./()（）_&'-]{0,38}[*_`\"]{0,3}\\s?[:：=][*_]{0,2}\\s?(?![/:=])\\S.*");
    private static final Pattern FENCE = Pattern.compile("(?:`{3,}|~{3,}).*");

    private final String text;
    private final List<Line> lines = new ArrayList<>();

    /** A line; an empty one is blank. */
    record Line(int start, int end) {
        boolean blank() {
            return start == end;
        }
    }

    TextLines(String text) {
        this.text = text;
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            lines.add(stripped(start, end));
            start = end + 1;
        }
    }

    private Line stripped(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isWhite(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return new Line(start, end);
    }

    static boolean isWhite(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\uFEFF';
    }

    int size() {
        return lines.size();
    }

    Line get(int index) {
        return lines.get(index);
    }

    boolean blank(int index) {
        return index >= lines.size() || lines.get(index).blank();
    }

    String of(int index) {
        Line line = lines.get(index);
        return text.substring(line.start(), line.end());
    }

    /** A line that only draws: {@code ---}, {@code |:--|}. */
    boolean isRule(int index) {
        return isRule(of(index));
    }

    private static boolean isRule(String line) {
        return RULE.matcher(line).matches();
    }

    static String withoutRules(String lines) {
        StringBuilder kept = new StringBuilder();
        for (String line : lines.split("\n", -1)) {
            if (!isRule(line.strip())) {
                kept.append(kept.isEmpty() ? "" : "\n").append(line.strip());
            }
        }
        return kept.toString();
    }

    boolean isFence(int index) {
        return FENCE.matcher(of(index)).matches();
    }

    /** A row of a table: cells with bars between them. */
    boolean isRow(int index) {
        if (blank(index)) {
            return false;
        }
        String line = of(index);
        return line.startsWith("|") || line.contains(" | ") || line.contains("\t|\t");
    }

    boolean isHeading(int index) {
        return HEADING.matcher(of(index)).lookingAt();
    }

    boolean isItem(int index) {
        return !blank(index)
                && markEnd(ITEM, index) > lines.get(index).start()
                && !Sentences.isWrappedOrdinal(text, lines.get(index).start());
    }

    /** Key and value on one line. */
    boolean isPair(int index) {
        return !blank(index) && !isItem(index) && PAIR.matcher(of(index)).matches();
    }

    /** Whether the key of a line opens another block of this text, too. */
    boolean isRecord(int index) {
        String line = of(index);
        int colon = Math.max(line.indexOf(':'), line.indexOf('：'));
        String opening = "\n\n" + line.substring(0, colon + 1);
        return colon > 0
                && (text.indexOf(opening, lines.get(index).end()) >= 0
                        || (index > 0 && text.startsWith(opening.strip()))
                        || text.lastIndexOf(opening, lines.get(index).start() - 3) >= 0);
    }

    /** Where the line begins behind the marks of headings, quotes and items. */
    int contentStart(int index) {
        int start = lines.get(index).start();
        for (Pattern mark : isItem(index) ? List.of(QUOTED, HEADING, ITEM) : List.of(QUOTED, HEADING)) {
            Matcher matcher = mark.matcher(text).region(start, lines.get(index).end());
            start = matcher.lookingAt() ? matcher.end() : start;
        }
        return start;
    }

    private int markEnd(Pattern mark, int index) {
        Line line = lines.get(index);
        Matcher matcher = mark.matcher(text).region(line.start(), line.end());
        return matcher.lookingAt() && matcher.end() < line.end() ? matcher.end() : line.start();
    }
}
