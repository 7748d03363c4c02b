package dev.corpusmill.index.parse.pdf;

import java.util.List;

/**
 * The cells that crossing lines enclose. Rows and columns lie between neighboring lines; where a line is missing, cells
 * are merged.
 */
final class TableGrid {
    private final float[] xs;
    private final float[] ys;
    /** For each row and column the cell that covers it, as row × columns + column of its upper left part. */
    private final int[][] owner;

    TableGrid(float[] xs, float[] ys, List<Ruling> level, List<Ruling> upright) {
        this.xs = xs;
        this.ys = ys;
        owner = new int[rows()][columns()];
        merge(level, upright);
    }

    private void merge(List<Ruling> level, List<Ruling> upright) {
        boolean[][] taken = new boolean[rows()][columns()];
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                if (taken[row][column]) {
                    continue;
                }
                int lastColumn = column;
                while (lastColumn + 1 < columns()
                        && !taken[row][lastColumn + 1]
                        && !isRuled(upright, xs[lastColumn + 1], ys[row], ys[row + 1])) {
                    lastColumn++;
                }
                int lastRow = row;
                while (lastRow + 1 < rows() && !isRuled(level, ys[lastRow + 1], xs[column], xs[column + 1])) {
                    lastRow++;
                }
                for (int i = row; i <= lastRow; i++) {
                    for (int j = column; j <= lastColumn; j++) {
                        owner[i][j] = row * columns() + column;
                        taken[i][j] = true;
                    }
                }
            }
        }
    }

    private static boolean isRuled(List<Ruling> rulings, float at, float from, float to) {
        for (Ruling ruling : rulings) {
            if (Math.abs(ruling.at() - at) <= TableGrids.NEAR && ruling.covers(from, to)) {
                return true;
            }
        }
        return false;
    }

    int rows() {
        return ys.length - 1;
    }

    int columns() {
        return xs.length - 1;
    }

    float left() {
        return xs[0];
    }

    float right() {
        return xs[xs.length - 1];
    }

    float top(int row) {
        return ys[row];
    }

    float bottom(int row) {
        return ys[row + 1];
    }

    float top() {
        return ys[0];
    }

    float bottom() {
        return ys[ys.length - 1];
    }

    float area() {
        return (right() - left()) * (bottom() - top());
    }

    boolean contains(float x, float y) {
        return x > left() && x < right() && y > top() && y < bottom();
    }

    boolean contains(TableGrid other) {
        return contains((other.left() + other.right()) / 2, (other.top() + other.bottom()) / 2);
    }

    /** The cell that covers a row and a column, the same number for all of them. */
    int owner(int row, int column) {
        return owner[row][column];
    }

    /** The cell at a point inside. */
    int cellAt(float x, float y) {
        return owner[between(ys, y)][between(xs, x)];
    }

    private static int between(float[] borders, float at) {
        int i = 0;
        while (i + 2 < borders.length && at >= borders[i + 1]) {
            i++;
        }
        return i;
    }

    /** Merged cells are few enough to be those of a table; a form has boxes of any width. */
    boolean isRegular() {
        int cells = 0;
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                cells += owner[row][column] == row * columns() + column ? 1 : 0;
            }
        }
        return 2 * cells >= rows() * columns();
    }
}
