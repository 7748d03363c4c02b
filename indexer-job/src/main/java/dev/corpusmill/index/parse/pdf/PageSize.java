package dev.corpusmill.index.parse.pdf;

import java.awt.geom.AffineTransform;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The part of a page that people see, and how it is turned for them. */
record PageSize(PDRectangle crop, int rotation) {
    static PageSize of(PDPage page) {
        return new PageSize(page.getCropBox(), page.getRotation());
    }

    float width() {
        return rotation % 180 == 0 ? crop.getWidth() : crop.getHeight();
    }

    float height() {
        return rotation % 180 == 0 ? crop.getHeight() : crop.getWidth();
    }

    /** From the coordinates of the page, y upwards, to those of the screen: upper left corner, y downwards. */
    AffineTransform toDisplay() {
        AffineTransform transform =
                switch (rotation) {
                    case 90 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 180 -> new AffineTransform(-1, 0, 0, 1, crop.getWidth(), 0);
                    case 270 -> new AffineTransform(0, -1, -1, 0, crop.getHeight(), crop.getWidth());
                    default -> new AffineTransform(1, 0, 0, -1, 0, crop.getHeight());
                };
        transform.translate(-crop.getLowerLeftX(), -crop.getLowerLeftY());
        return transform;
    }

    /** Whether a point of the screen lies on the page. */
    boolean shows(double x, double y) {
        return x >= 0 && y >= 0 && x <= width() && y <= height();
    }
}
