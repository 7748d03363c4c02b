package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.word.DocxNumbering.Numbering;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts the items of lists through one story. All numberings of a definition share its counters; where one of them has a
 * start of its own, its first item of that level takes it.
 */
final class ListCounter {
    private static final int NOT_BEGUN = Integer.MIN_VALUE;

    private final DocxNumbering lists;
    private final DocxStyles styles;
    private final Map<Integer, int[]> counters = new HashMap<>();
    private final Set<String> started = new HashSet<>();

    ListCounter(DocxNumbering lists, DocxStyles styles) {
        this.lists = lists;
        this.styles = styles;
    }

    /**
     * Counts an item and gives what is shown before its text, with the space behind it.
     *
     * @param level from 0; −1 for the one that belongs to the style
     */
    String next(int numberingId, int level, String style) {
        Numbering numbering = lists.numbering(numberingId, styles).orElse(null);
        if (numbering == null) {
            return "";
        }
        int own = Math.min(level < 0 ? lists.levelOfStyle(numbering, style) : level, DocxNumbering.LEVELS - 1);
        int[] counter = counters.computeIfAbsent(numbering.definition(), id -> fresh());
        for (int above = 0; above < own; above++) {
            counter[above] = counter[above] == NOT_BEGUN ? start(numbering, above) : counter[above];
        }
        counter[own] = count(numberingId, numbering, own, counter[own]);
        restartBelow(numbering, own, counter);
        return shown(numbering, own, counter);
    }

    private static int[] fresh() {
        int[] counter = new int[DocxNumbering.LEVELS];
        java.util.Arrays.fill(counter, NOT_BEGUN);
        return counter;
    }

    private int count(int id, Numbering numbering, int level, int before) {
        boolean first = numbering.starts().containsKey(level) && started.add(id + "/" + level);
        return first || before == NOT_BEGUN ? start(numbering, level) : before + 1;
    }

    private int start(Numbering numbering, int level) {
        Integer own = numbering.starts().get(level);
        return own == null ? lists.level(numbering, level).start() : own;
    }

    private void restartBelow(Numbering numbering, int level, int[] counter) {
        for (int below = level + 1; below < counter.length; below++) {
            int restart = lists.level(numbering, below).restart();
            if (restart < 0 || level + 1 <= restart) {
                counter[below] = NOT_BEGUN;
            }
        }
    }

    private String shown(Numbering numbering, int own, int[] counter) {
        ListLevel level = lists.level(numbering, own);
        String text = level.text();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (text.charAt(i) == '%' && next >= '1' && next <= '9') {
                int other = Math.min(next - '1', own);
                shown.append(lists.level(numbering, other).number(counter[other], level.legal()));
                i++;
            } else {
                shown.append(text.charAt(i));
            }
        }
        return shown.toString().isBlank() ? "" : shown + level.space();
    }
}
