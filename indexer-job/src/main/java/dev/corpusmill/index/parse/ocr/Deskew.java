package dev.corpusmill.index.parse.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Finds by how much a scan is turned, so that it can be turned back. Along the lines of a text, rows of pixels are dark or light, so
 * that the sums of neighboring rows differ most (projection profile; Postl 1986, U.S. patent 4,723,297, long expired).
 */
final class Deskew {
    private static final double MAX_DEGREES = 5;
    private static final double COARSE = 0.5;
    private static final double FINE = 0.1;
    /** A smaller angle costs recognition nothing. */
    private static final double MIN_DEGREES = 0.25;
    /** How much more the rows must differ than those of the page as it is; lines that run upwards reach 1.2. */
    private static final double MIN_GAIN = 1.5;

    private static final int MAX_WIDTH = 800;
    private static final int MIN_DARK = 500;

    private final byte[] dark;
    private final int width;
    private final int height;

    private Deskew(byte[] dark, int width, int height) {
        this.dark = dark;
        this.width = width;
        this.height = height;
    }

    /** How far lines run downwards to the right, 0 where that is less than matters or not clear. */
    static double degrees(BufferedImage grey) {
        Deskew page = small(grey);
        if (page.count() < MIN_DARK) {
            return 0;
        }
        double level = page.sharpness(0);
        double best = page.best(0, MAX_DEGREES, COARSE);
        best = page.best(best, COARSE, FINE);
        boolean clear = Math.abs(best) < MAX_DEGREES && page.sharpness(best) > MIN_GAIN * level;
        return clear && Math.abs(best) >= MIN_DEGREES ? best : 0;
    }

    /** Marks the dark pixels of fewer, which is faster and leaves out noise. */
    private static Deskew small(BufferedImage grey) {
        int step = Math.max(1, grey.getWidth() / MAX_WIDTH);
        int width = grey.getWidth() / step;
        int height = grey.getHeight() / step;
        byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        int[] means = new int[width * height];
        long sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int mean = mean(pixels, grey.getWidth(), x * step, y * step, step);
                means[y * width + x] = mean;
                sum += mean;
            }
        }
        double threshold = (double) sum / means.length * 0.8;
        byte[] dark = new byte[means.length];
        for (int i = 0; i < means.length; i++) {
            dark[i] = (byte) (means[i] < threshold ? 1 : 0);
        }
        return new Deskew(dark, width, height);
    }

    private static int mean(byte[] pixels, int rowLength, int left, int top, int step) {
        int sum = 0;
        for (int y = top; y < top + step; y++) {
            for (int x = left; x < left + step; x++) {
                sum += pixels[y * rowLength + x] & 0xFF;
            }
        }
        return sum / (step * step);
    }

    private int count() {
        int count = 0;
        for (byte pixel : dark) {
            count += pixel;
        }
        return count;
    }

    private double best(double middle, double reach, double step) {
        double best = middle;
        double sharpest = sharpness(middle);
        for (int i = (int) Math.round(-reach / step); i <= Math.round(reach / step); i++) {
            double degrees = middle + i * step;
            double sharpness = sharpness(degrees);
            if (sharpness > sharpest) {
                sharpest = sharpness;
                best = degrees;
            }
        }
        return best;
    }

    /** Sum of the squared differences between neighboring rows that run along an angle. */
    private double sharpness(double degrees) {
        double slope = Math.tan(Math.toRadians(degrees));
        int reach = (int) Math.ceil(Math.abs(slope) * width) + 1;
        int[] rows = new int[height + 2 * reach];
        int[] shift = new int[width];
        for (int x = 0; x < width; x++) {
            shift[x] = reach - (int) Math.round(slope * (x - width / 2.0));
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rows[y + shift[x]] += dark[y * width + x];
            }
        }
        double sum = 0;
        for (int i = 1; i < rows.length; i++) {
            double difference = rows[i] - rows[i - 1];
            sum += difference * difference;
        }
        return sum;
    }

    /** The picture turned clockwise about its middle; corners that come in are white. */
    static BufferedImage turned(BufferedImage grey, double degrees) {
        BufferedImage turned = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = turned.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        graphics.rotate(Math.toRadians(degrees), grey.getWidth() / 2.0, grey.getHeight() / 2.0);
        graphics.drawImage(grey, 0, 0, null);
        graphics.dispose();
        return turned;
    }
}
