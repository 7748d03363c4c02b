package dev.corpusmill.index.parse.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The pictures of an image file: one, or the pages of a TIFF. Large ones are read in fewer pixels. */
public final class ImageFile implements AutoCloseable {
    private static final long MAX_SOURCE_PIXELS = 400_000_000;
    private static final int MIN_SIDE = 16; // pixels; a smaller picture holds no words

    private final ImageInputStream in;
    private final ImageReader reader;

    private ImageFile(ImageInputStream in, ImageReader reader) {
        this.in = in;
        this.reader = reader;
    }

    /** An image that cannot be read, or not by this JVM. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }

        static Broken because(Exception cause) {
            return new Broken("corrupt or truncated: " + cause.getMessage());
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    public static ImageFile open(Path file) throws IOException, Broken {
        ImageInputStream in = ImageIO.createImageInputStream(file.toFile());
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            in.close();
            throw new Broken("no reader for this format");
        }
        ImageReader reader = readers.next();
        reader.setInput(in, false, true);
        return new ImageFile(in, reader);
    }

    /** How many pictures there are; of an animation the first counts. */
    public int pages() throws Broken {
        try {
            boolean tiff = reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif");
            return tiff ? reader.getNumImages(true) : 1;
        } catch (IOException | RuntimeException corrupt) {
            throw Broken.because(corrupt);
        }
    }

    /** Whether a picture, from 0, is too small to hold text. */
    public boolean isTiny(int page) throws Broken {
        try {
            return Math.min(reader.getWidth(page), reader.getHeight(page)) < MIN_SIDE;
        } catch (IOException | RuntimeException corrupt) {
            throw Broken.because(corrupt);
        }
    }

    /** One picture, from 0. */
    public BufferedImage read(int page) throws Broken {
        try {
            long pixels = (long) reader.getWidth(page) * reader.getHeight(page);
            if (pixels > MAX_SOURCE_PIXELS) {
                throw new Broken("too large: pixels=" + pixels + " max=" + MAX_SOURCE_PIXELS);
            }
            int step = Math.max(1, (int) Math.ceil(Math.sqrt((double) pixels / Recognition.MAX_PIXELS)));
            ImageReadParam fewer = reader.getDefaultReadParam();
            fewer.setSourceSubsampling(step, step, 0, 0);
            return reader.read(page, fewer);
        } catch (IOException | RuntimeException corrupt) {
            throw Broken.because(corrupt);
        }
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
