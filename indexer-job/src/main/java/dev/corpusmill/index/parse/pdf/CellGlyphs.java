package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The glyphs of each cell of a grid. Words belong to the cell in which they begin: a spreadsheet lets long text run over
 * the next cell. Where much text does so, it only stands behind lines: boxes around words, squared paper.
 */
final class CellGlyphs {
    private static final int OUTSIDE = -1;
    /** From the baseline to the middle of a letter. */
    private static final float MIDDLE = 0.3f;
    /** Nearer than this, letters are of one word; nearer than that, words are of one phrase. */
    private static final float LETTERS = 0.1f;

    private static final float WORDS = 0.45f;
    private static final float BACK = 0.5f;
    /** Of all cells with text, how many may run over. */
    private static final float CROSSED = 0.1f;

    private final TableGrid grid;
    private final Map<Integer, List<Glyph>> byCell = new HashMap<>();
    private @Nullable Glyph before;
    private int cell = OUTSIDE;
    private boolean crosses;
    private int crossed;

    CellGlyphs(TableGrid grid) {
        this.grid = grid;
    }

    /** Takes the next glyph in the order of painting; false if it stands outside. */
    boolean add(Glyph glyph) {
        Glyph last = before;
        int under = cellOf(glyph);
        if (last == null || (cell == OUTSIDE && under == OUTSIDE) || !goesOn(last, glyph)) {
            cell = under;
            crosses = false;
        } else if (under != cell && !crosses) {
            crosses = true;
            crossed++;
        }
        before = glyph;
        if (cell != OUTSIDE) {
            byCell.computeIfAbsent(cell, none -> new ArrayList<>()).add(glyph);
        }
        return cell != OUTSIDE;
    }

    private static boolean goesOn(Glyph last, Glyph glyph) {
        float gap = glyph.left() - last.right();
        boolean oneWord = gap < LETTERS * glyph.size() && !glyph.spaced();
        boolean onePhrase = gap < WORDS * glyph.size() && glyph.order() == last.order();
        boolean sameLine = Math.abs(glyph.baseline() - last.baseline()) < LETTERS * glyph.size();
        return sameLine && gap > -BACK * glyph.size() && (oneWord || onePhrase);
    }

    private int cellOf(Glyph glyph) {
        float x = (glyph.left() + glyph.right()) / 2;
        float y = glyph.baseline() - MIDDLE * glyph.size();
        return grid.contains(x, y) ? grid.cellAt(x, y) : OUTSIDE;
    }

    boolean isBehindLines() {
        return crossed > CROSSED * byCell.size();
    }

    Map<Integer, List<Glyph>> byCell() {
        return byCell;
    }

    /** Size of the letters, on an average. */
    float size() {
        float sum = 0;
        int count = 0;
        for (List<Glyph> glyphs : byCell.values()) {
            for (Glyph glyph : glyphs) {
                sum += glyph.size();
                count++;
            }
        }
        return sum / Math.max(1, count);
    }

    /** When the first of them was painted. */
    int order() {
        int order = Integer.MAX_VALUE;
        for (List<Glyph> glyphs : byCell.values()) {
            for (Glyph glyph : glyphs) {
                order = Math.min(order, glyph.order());
            }
        }
        return order;
    }
}
