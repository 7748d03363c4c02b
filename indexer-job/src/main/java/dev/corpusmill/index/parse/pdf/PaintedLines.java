package dev.corpusmill.index.parse.pdf;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The straight lines that a page paints: strokes, and filled shapes that are as thin as one. Points are those of the
 * page as people see it.
 */
final class PaintedLines {
    /** Drawings and maps have more; their lines are no tables. */
    private static final int MAX_LINES = 20_000;

    private static final float THIN = 3;
    private static final float SLANT = 0.7f;
    private static final float SHORT = 1;

    private final List<Line> lines = new ArrayList<>();
    private final List<Line> path = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private int painted;

    private record Line(float x, float y, float endX, float endY) {}

    /** The rectangle that encloses a part of a path, and where it begins. */
    private static final class Shape {
        final float startX;
        final float startY;
        float lastX;
        float lastY;
        float left;
        float top;
        float right;
        float bottom;

        Shape(float x, float y) {
            startX = x;
            startY = y;
            left = x;
            right = x;
            top = y;
            bottom = y;
            lastX = x;
            lastY = y;
        }

        void to(float x, float y) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            lastX = x;
            lastY = y;
        }

        Line axis() {
            boolean level = right - left > bottom - top;
            float x = (left + right) / 2;
            float y = (top + bottom) / 2;
            return level ? new Line(left, y, right, y) : new Line(x, top, x, bottom);
        }

        boolean isThin() {
            return Math.min(right - left, bottom - top) <= THIN;
        }
    }

    void clear() {
        lines.clear();
        drop();
        painted = 0;
    }

    void moveTo(Point2D point) {
        if (painted < MAX_LINES) {
            shapes.add(new Shape((float) point.getX(), (float) point.getY()));
        }
    }

    void lineTo(Point2D point) {
        to((float) point.getX(), (float) point.getY(), true);
    }

    /** Only where a curve ends matters. */
    void curveTo(Point2D point) {
        to((float) point.getX(), (float) point.getY(), false);
    }

    void close() {
        if (!shapes.isEmpty()) {
            Shape shape = shapes.get(shapes.size() - 1);
            to(shape.startX, shape.startY, true);
        }
    }

    private void to(float x, float y, boolean straight) {
        if (shapes.isEmpty() || painted >= MAX_LINES) {
            return;
        }
        Shape shape = shapes.get(shapes.size() - 1);
        if (straight) {
            path.add(new Line(shape.lastX, shape.lastY, x, y));
        }
        shape.to(x, y);
        painted++;
    }

    /** Paints the path. */
    void paint(boolean strokes, boolean fills) {
        if (strokes) {
            path.forEach(this::add);
        }
        for (Shape shape : shapes) {
            if (fills && shape.isThin()) {
                add(shape.axis());
            }
        }
        drop();
    }

    /** Ends a path that is not seen. */
    void drop() {
        path.clear();
        shapes.clear();
    }

    private void add(Line line) {
        float width = Math.abs(line.endX - line.x);
        float height = Math.abs(line.endY - line.y);
        if (Math.min(width, height) <= SLANT && Math.max(width, height) > SHORT) {
            lines.add(line);
        }
    }

    /** Gives the lines as a frame sees them; none of a page that paints too many, or in a frame that slants. */
    List<Ruling> in(Frame frame) {
        List<Ruling> rulings = new ArrayList<>();
        if (painted >= MAX_LINES || frame.degrees() % 90 != 0) {
            return rulings;
        }
        for (Line line : lines) {
            float across = frame.across(line.x, line.y);
            float down = frame.down(line.x, line.y);
            float endAcross = frame.across(line.endX, line.endY);
            float endDown = frame.down(line.endX, line.endY);
            boolean isLevel = Math.abs(endAcross - across) > Math.abs(endDown - down);
            float at = isLevel ? (down + endDown) / 2 : (across + endAcross) / 2;
            float from = isLevel ? across : down;
            float to = isLevel ? endAcross : endDown;
            rulings.add(new Ruling(isLevel, at, Math.min(from, to), Math.max(from, to)));
        }
        return rulings;
    }
}
