package dev.corpusmill.index.parse.pdf;

/**
 * A page turned so that one direction of writing runs from left to right. Japanese and Chinese columns are read in the
 * frame that is turned by a right angle: their characters then follow to the right, and their columns downwards.
 *
 * @param degrees by which text runs clockwise of the page's upper edge
 */
record Frame(int degrees) {
    static final Frame UPRIGHT = new Frame(0);
    static final Frame DOWNWARDS = new Frame(90);
    private static final int STEP = 5;

    /** The frame of text that runs along a vector; slight slants are none. */
    static Frame along(double dx, double dy) {
        double angle = Math.toDegrees(Math.atan2(dy, dx));
        int quarter = (int) Math.round(angle / 90) * 90;
        int rounded = Math.abs(angle - quarter) <= STEP ? quarter : (int) Math.round(angle / STEP) * STEP;
        return rounded == 0 ? UPRIGHT : new Frame(Math.floorMod(rounded, 360));
    }

    float across(double x, double y) {
        return (float) (x * cos() + y * sin());
    }

    float down(double x, double y) {
        return (float) (y * cos() - x * sin());
    }

    /** The rectangle of the page that encloses one of this frame. */
    PageBox onPage(int page, float left, float top, float right, float bottom) {
        float minX = Float.MAX_VALUE;
        float minY = Float.MAX_VALUE;
        float maxX = -Float.MAX_VALUE;
        float maxY = -Float.MAX_VALUE;
        for (float across : new float[] {left, right}) {
            for (float down : new float[] {top, bottom}) {
                float x = (float) (across * cos() - down * sin());
                float y = (float) (across * sin() + down * cos());
                minX = Math.min(minX, x);
                minY = Math.min(minY, y);
                maxX = Math.max(maxX, x);
                maxY = Math.max(maxY, y);
            }
        }
        return new PageBox(page, minX, minY, maxX - minX, maxY - minY);
    }

    private double cos() {
        return switch (degrees) {
            case 0 -> 1;
            case 90, 270 -> 0;
            case 180 -> -1;
            default -> Math.cos(Math.toRadians(degrees));
        };
    }

    private double sin() {
        return switch (degrees) {
            case 0, 180 -> 0;
            case 90 -> 1;
            case 270 -> -1;
            default -> Math.sin(Math.toRadians(degrees));
        };
    }
}
