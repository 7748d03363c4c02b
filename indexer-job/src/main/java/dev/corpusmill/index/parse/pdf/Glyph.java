package dev.corpusmill.index.parse.pdf;

/**
 * A painted glyph. Lengths are in points, in a frame where text runs from left to right and lines follow downwards.
 *
 * @param baseline how far down the baseline is
 * @param size of the font
 * @param order number of the operation that painted it, from 1; none for what lies over the page
 * @param spaced whether a space was painted just before
 */
record Glyph(String text, float left, float right, float baseline, float size, int order, boolean spaced) {
    static final int NO_ORDER = 0;

    float width() {
        return right - left;
    }

    /** Chinese, Japanese, Korean and full-width signs, which stand without spaces. */
    boolean isWide() {
        return PdfLine.isWide(text.charAt(0));
    }
}
