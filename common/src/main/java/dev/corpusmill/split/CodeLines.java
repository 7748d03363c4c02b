package dev.corpusmill.split;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The lines of a source text, each with how deep it stands, in brackets or by its indent, whichever is deeper. Knows no
 * language: what strings and comments look like in most of them is enough to pass over the brackets in them.
 */
final class CodeLines {
    /** Deeper nesting counts as this deep. */
    static final int MAX_LEVEL = 24;

    private static final int TAB = 4;

    private final String text;
    private final List<Integer> starts = new ArrayList<>();
    private final BitSet inside = new BitSet(); // lines that begin in a string or a comment
    private final int[] levels;

    private CodeLines(String text) {
        this.text = text;
        for (int at = 0; at >= 0 && at < text.length(); at = text.indexOf('\n', at) + 1) {
            starts.add(at);
            if (text.indexOf('\n', at) < 0) {
                break;
            }
        }
        this.levels = new int[starts.size()];
    }

    static CodeLines of(String text) {
        CodeLines lines = new CodeLines(text);
        lines.levels();
        return lines;
    }

    int count() {
        return starts.size();
    }

    /** Where a line begins; the end of the text for the line behind the last one. */
    int start(int line) {
        return line == starts.size() ? text.length() : starts.get(line);
    }

    int level(int line) {
        return levels[line];
    }

    /** Whether the line begins in a string or a comment. */
    boolean inside(int line) {
        return inside.get(line);
    }

    boolean blank(int line) {
        return Whitespace.skip(text, start(line), start(line + 1)) == start(line + 1);
    }

    /** Whether a reader would cut here at all: not before what closes a bracket. */
    boolean opens(int line) {
        int at = Whitespace.skip(text, start(line), start(line + 1));
        return at < start(line + 1) && ")]}".indexOf(text.charAt(at)) < 0;
    }

    private void levels() {
        CodeScanner scanner = new CodeScanner(text);
        int[] indents = new int[levels.length];
        SortedSet<Integer> widths = new TreeSet<>();
        for (int line = 0; line < levels.length; line++) {
            scanner.advance(start(line));
            levels[line] = Math.min(MAX_LEVEL, scanner.depth());
            inside.set(line, scanner.inside());
            indents[line] = indent(line);
            if (!blank(line) && !inside.get(line) && widths.size() <= MAX_LEVEL) {
                widths.add(indents[line]);
            }
        }

        int[] steps = widths.stream().mapToInt(Integer::intValue).toArray();
        for (int line = 0; line < levels.length; line++) {
            int step = 0;
            while (step < steps.length && steps[step] < indents[line]) {
                step++;
            }
            levels[line] = Math.max(levels[line], Math.min(MAX_LEVEL, step));
        }
    }

    private int indent(int line) {
        int width = 0;
        for (int at = start(line); at < start(line + 1); at++) {
            char unit = text.charAt(at);
            if (unit != ' ' && unit != '\t') {
                break;
            }
            width += unit == '\t' ? TAB : 1;
        }
        return width;
    }
}
