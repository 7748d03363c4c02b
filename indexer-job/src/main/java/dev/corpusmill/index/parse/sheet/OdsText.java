package dev.corpusmill.index.parse.sheet;

import org.xml.sax.Attributes;

/** The paragraphs of an OpenDocument cell; those of a comment are collected apart. */
final class OdsText {
    private static final int MAX_SPACES = 1_000;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder aside = new StringBuilder(); // the cell's text while a comment is read
    private boolean paragraph;
    private int start; // of the paragraph

    void clear() {
        text.setLength(0);
        start = 0;
    }

    void start(String local, Attributes attributes) {
        switch (local) {
            case "p", "h" -> {
                text.append(text.isEmpty() ? "" : "\n");
                start = text.length();
                paragraph = true;
            }
            case "s" ->
                text.append(" "
                        .repeat(Math.min(
                                MAX_SPACES, Math.max(1, XlsxStyles.number(OdsContent.value(attributes, "c"), 1)))));
            case "tab" -> text.append('\t');
            case "line-break" -> text.append('\n');
            default -> {}
        }
    }

    void append(char[] chars, int from, int length) {
        if (paragraph) {
            text.append(chars, from, length);
        }
    }

    void endParagraph() {
        paragraph = false;
    }

    /** Ends a paragraph that belongs elsewhere, and takes it out. */
    String takeParagraph() {
        paragraph = false;
        String taken = text.substring(Math.min(start, text.length()));
        text.setLength(Math.max(0, start - 1));
        return taken;
    }

    void end(String local) {
        if (local.equals("p") || local.equals("h")) {
            endParagraph();
        }
    }

    void pause() {
        aside.setLength(0);
        aside.append(text);
        clear();
    }

    /** Ends a comment and goes on with the cell's text. */
    String resume() {
        String comment = text.toString();
        text.setLength(0);
        text.append(aside);
        return comment;
    }

    String get() {
        return text.toString();
    }
}
