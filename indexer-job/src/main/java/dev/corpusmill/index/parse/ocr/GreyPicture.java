package dev.corpusmill.index.parse.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A picture in shades of grey, written as a portable graymap (PGM), which needs no compression. */
final class GreyPicture {
    private GreyPicture() {}

    static void write(BufferedImage grey, Path file) throws IOException {
        String head = "P5 " + grey.getWidth() + " " + grey.getHeight() + " 255\n";
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(((DataBufferByte) grey.getRaster().getDataBuffer()).getData());
        }
    }

    /** A picture of our own, so that its bytes are its pixels; what is transparent is white. */
    static BufferedImage of(BufferedImage picture) {
        BufferedImage grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return grey;
    }
}
