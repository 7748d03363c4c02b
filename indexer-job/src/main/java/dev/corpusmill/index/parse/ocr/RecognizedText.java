package dev.corpusmill.index.parse.ocr;

import java.util.List;

/**
 * The text of one page or picture, in reading order.
 *
 * @param confidence mean over the characters that were kept, from 0 to 100
 * @param leftOut words below the floor of confidence
 */
public record RecognizedText(List<Paragraph> paragraphs, int confidence, int leftOut) {
    public RecognizedText {
        paragraphs = List.copyOf(paragraphs);
    }

    /**
     * Lines of prose are joined, all others kept.
     *
     * @param area in pixels, from the upper left corner
     */
    public record Paragraph(String text, Area area) {}

    /** A rectangle. */
    public record Area(int left, int top, int right, int bottom) {
        Area and(Area other) {
            return new Area(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }

        int width() {
            return right - left;
        }
    }
}
