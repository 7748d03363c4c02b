package dev.corpusmill.index.parse.tika;

import dev.corpusmill.index.parse.TextBuilder;
import org.xml.sax.Attributes;

/** The parts of a block of a PDF, over the ends of columns and pages, and the rectangle that each stands in. */
final class PageParts {
    private static final String BOX = "data-box";

    private final TextBuilder out;
    private float[] box = TextBuilder.NO_BOX;
    private boolean begun;

    PageParts(TextBuilder out) {
        this.out = out;
    }

    /** The rectangle that an element names: page, x, y, width, height in points. */
    static float[] box(Attributes attributes) {
        String value = attributes.getValue(BOX);
        if (value == null) {
            return TextBuilder.NO_BOX;
        }
        String[] numbers = value.split(" ", -1);
        float[] box = new float[numbers.length];
        for (int i = 0; i < box.length; i++) {
            box[i] = Float.parseFloat(numbers[i]);
        }
        return box;
    }

    void stand(float[] rectangle) {
        box = rectangle;
    }

    /** The rectangle of what is written now, once. */
    float[] takeBox() {
        float[] taken = box;
        box = TextBuilder.NO_BOX;
        return taken;
    }

    /** Writes what the block holds so far as it is; the rest of the block goes on behind it. */
    void write(StringBuilder block) {
        if (!block.toString().isBlank()) {
            if (begun) {
                out.resume("");
            }
            out.append(block.toString(), box);
            begun = true;
            block.setLength(0);
        }
    }

    /** The rest of the block goes on behind its parts, if it has some. */
    void finish(String rest) {
        if (begun && !rest.isEmpty()) {
            out.resume("");
        }
    }

    void end() {
        begun = false;
    }
}
