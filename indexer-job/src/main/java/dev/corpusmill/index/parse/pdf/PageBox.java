package dev.corpusmill.index.parse.pdf;

/** A rectangle on a page as people see it, in points from the upper left corner. */
record PageBox(int page, float x, float y, float width, float height) {
    /** The rectangle that encloses both, on one page. */
    PageBox and(PageBox other) {
        float left = Math.min(x, other.x);
        float top = Math.min(y, other.y);
        float right = Math.max(x + width, other.x + other.width);
        float bottom = Math.max(y + height, other.y + other.height);
        return new PageBox(page, left, top, right - left, bottom - top);
    }

    /** Whether the other one is on the same page and goes on below this one in the same column. */
    boolean goesOnIn(PageBox other) {
        return page == other.page && other.y + other.height >= y && other.x < x + width && x < other.x + other.width;
    }
}
