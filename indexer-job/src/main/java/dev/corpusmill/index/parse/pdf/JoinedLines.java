package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.List;

/** The lines of a paragraph while it grows, over the ends of columns and pages, and where each part of it stands. */
final class JoinedLines {
    private final StringBuilder text;
    private final List<Integer> starts = new ArrayList<>();
    private final List<PageBox> boxes = new ArrayList<>();

    JoinedLines(PdfLine first) {
        text = new StringBuilder(first.text());
        place(0, first.box());
    }

    /** Goes on in the same line. */
    void glue(PdfWords words, PdfLine next) {
        words.glue(text, next.text());
        place(text.length() - next.text().length(), next.box());
    }

    /** Goes on in a line of its own. */
    void newLine(PdfLine next) {
        text.append('\n').append(next.text());
        place(text.length() - next.text().length(), next.box());
    }

    private void place(int start, PageBox box) {
        int last = boxes.size() - 1;
        if (last >= 0 && boxes.get(last).goesOnIn(box)) {
            boxes.set(last, boxes.get(last).and(box));
        } else {
            starts.add(start);
            boxes.add(box);
        }
    }

    /** White space between parts goes with the first. */
    List<PdfBlock.Part> parts() {
        List<PdfBlock.Part> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            parts.add(new PdfBlock.Part(text.substring(starts.get(i), end), boxes.get(i)));
        }
        return parts;
    }
}
