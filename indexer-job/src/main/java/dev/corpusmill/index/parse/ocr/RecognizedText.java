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

    /** The same text where it stands when its picture is turned clockwise about its middle. */
    RecognizedText turned(double degrees, int width, int height) {
        List<Paragraph> turned = paragraphs.stream()
                .map(paragraph -> new Paragraph(paragraph.text, paragraph.area.turned(degrees, width, height)))
                .toList();
        return new RecognizedText(turned, confidence, leftOut);
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

        /** The rectangle that encloses this one when it is turned, within the picture. */
        Area turned(double degrees, int pictureWidth, int pictureHeight) {
            double angle = Math.toRadians(degrees);
            double x = (left + right - pictureWidth) / 2.0;
            double y = (top + bottom - pictureHeight) / 2.0;
            double middleX = x * Math.cos(angle) - y * Math.sin(angle) + pictureWidth / 2.0;
            double middleY = x * Math.sin(angle) + y * Math.cos(angle) + pictureHeight / 2.0;
            double sine = Math.abs(Math.sin(angle));
            double halfWidth = ((right - left) * Math.cos(angle) + (bottom - top) * sine) / 2;
            double halfHeight = ((right - left) * sine + (bottom - top) * Math.cos(angle)) / 2;
            return new Area(
                    (int) Math.max(0, middleX - halfWidth),
                    (int) Math.max(0, middleY - halfHeight),
                    (int) Math.min(pictureWidth, Math.ceil(middleX + halfWidth)),
                    (int) Math.min(pictureHeight, Math.ceil(middleY + halfHeight)));
        }

        int width() {
            return right - left;
        }
    }
}
