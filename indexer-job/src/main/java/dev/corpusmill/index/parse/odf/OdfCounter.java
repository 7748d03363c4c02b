package dev.corpusmill.index.parse.odf;

import java.util.Arrays;
import java.util.Map;

/** Counts through the levels of one list, or of the headings. */
final class OdfCounter {
    private static final int LEVELS = 10;
    private static final int NOT_BEGUN = Integer.MIN_VALUE;

    private final int[] numbers = new int[LEVELS];

    OdfCounter() {
        Arrays.fill(numbers, NOT_BEGUN);
    }

    /**
     * Counts an item and gives what is shown before its text, with the space behind it.
     *
     * @param start the number that the item is given, −1 for the next one
     */
    String next(Map<Integer, OdfLevel> levels, int depth, int start) {
        int own = Math.min(depth, LEVELS - 1);
        OdfLevel level = levels.get(own);
        for (int above = 0; above < own; above++) {
            numbers[above] = numbers[above] == NOT_BEGUN ? startOf(levels, above) : numbers[above];
        }
        boolean first = numbers[own] == NOT_BEGUN;
        numbers[own] = start >= 0 ? start : first ? startOf(levels, own) : numbers[own] + 1;
        Arrays.fill(numbers, own + 1, LEVELS, NOT_BEGUN);
        if (level == null) {
            return "";
        }
        String shown = level.bullet().isEmpty() ? shown(levels, level, own) : level.bullet();
        return shown.isBlank() ? "" : shown + level.space();
    }

    private static int startOf(Map<Integer, OdfLevel> levels, int depth) {
        OdfLevel level = levels.get(depth);
        return level == null ? 1 : level.start();
    }

    private String shown(Map<Integer, OdfLevel> levels, OdfLevel level, int own) {
        if (level.format().isEmpty()) {
            return level.pattern().isEmpty() ? level.prefix() + level.suffix() : "";
        }
        if (!level.pattern().isEmpty()) {
            String shown = level.pattern();
            for (int i = 0; i <= own; i++) {
                shown = shown.replace("%" + (i + 1) + "%", number(levels, i));
            }
            return shown;
        }
        StringBuilder joined = new StringBuilder();
        for (int i = Math.max(0, own + 1 - level.shown()); i <= own; i++) {
            String number = number(levels, i);
            joined.append(joined.isEmpty() || number.isEmpty() ? "" : ".").append(number);
        }
        return level.prefix() + joined + level.suffix();
    }

    private String number(Map<Integer, OdfLevel> levels, int depth) {
        OdfLevel level = levels.get(depth);
        return level == null ? "" : level.number(numbers[depth]);
    }
}
