package dev.corpusmill.index.parse.pdf;

/** A range without text, from left to right. */
record Gap(float left, float right) {
    static final Gap NONE = new Gap(0, 0);

    float width() {
        return right - left;
    }

    Gap widest(Gap other) {
        return other.width() > width() ? other : this;
    }

    boolean isNone() {
        return width() <= 0;
    }
}
