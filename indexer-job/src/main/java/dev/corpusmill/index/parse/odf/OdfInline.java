package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.label.RaisedNumber;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands in one paragraph of an OpenDocument text. */
final class OdfInline {
    private static final String DRAWING = ":drawing:1.0"; // end of the namespace of frames and shapes
    private static final int MAX_SPACES = 1_000;
    private static final int MAX_CHARS = 64 << 20; // of a paragraph: more is an attack

    private final OdfReader document;
    private final OdfStory story;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> boxes = new ArrayList<>();
    private String number = "";
    private boolean space = true; // white space at the start of a paragraph, or behind other, shows nothing

    OdfInline(OdfReader document, OdfStory story) {
        this.document = document;
        this.story = story;
    }

    String text() {
        return text.toString();
    }

    /** The number that the writer of the file computed, with the space behind it; mostly empty. */
    String number() {
        return number;
    }

    List<Block> boxes() {
        return boxes;
    }

    static boolean isHidden(XmlCursor xml) {
        return xml.attribute("is-hidden", "false").equals("true");
    }

    /** Reads all in an element. */
    void read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextNode(depth)) {
            if (xml.isText()) {
                collapse(xml.characters());
            } else {
                element(xml);
            }
        }
    }

    private void element(XmlCursor xml) throws IOException {
        switch (xml.name()) {
            case "s" -> add(" ".repeat(Math.max(0, Math.min(MAX_SPACES, xml.number("c", 1)))));
            case "tab" -> add("\t");
            case "line-break" -> add("\n");
            case "span" -> span(xml);
            case "note" -> note(xml);
            case "annotation" -> comment(xml);
            case "ruby" -> ruby(xml);
            case "number" -> number = xml.text() + " ";
            case "hidden-text" -> hiddenText(xml);
            case "change-start", "change-end" -> document.changes.mark(xml);
            case "hidden-paragraph" -> {}
            case "tracked-changes", "annotation-end", "script" -> {}
            default -> {
                if (xml.namespace().endsWith(DRAWING)) {
                    boxes.addAll(story.box(xml));
                } else {
                    read(xml);
                }
            }
        }
    }

    private void span(XmlCursor xml) throws IOException {
        String style = xml.attribute("style-name", "");
        boolean hidden = document.styles.hides("text", style);
        int before = text.length();
        read(xml);
        if (hidden && document.leavesOut(text.length() - before)) {
            text.setLength(before);
        } else if (document.styles.raises(style)) {
            String shown = text.substring(before);
            text.setLength(before);
            text.append(RaisedNumber.of(shown, text));
        }
    }

    private void hiddenText(XmlCursor xml) throws IOException {
        String hidden = xml.attribute("string-value", "");
        boolean shown = !isHidden(xml) || !document.leavesOut(hidden.length());
        String content = xml.text();
        add(shown ? (content.isEmpty() ? hidden : content) : "");
    }

    private void note(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("note-body")) {
                String note = BlockList.line(story.box(xml));
                add(note.isEmpty() ? "" : " (" + note + ")");
            }
        }
    }

    private void comment(XmlCursor xml) throws IOException {
        if (!document.choices.comments()) {
            return;
        }
        String author = "";
        BlockList words = new BlockList();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "creator" -> author = xml.text() + ": ";
                case "p", "list" -> words.all(story.box(xml));
                default -> {}
            }
        }
        add(" [" + author + BlockList.line(words.blocks()) + "]");
    }

    private void ruby(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("ruby-text")) {
                String reading = xml.text().strip();
                add(reading.isEmpty() ? "" : "(" + reading + ")");
            } else {
                read(xml);
            }
        }
    }

    private void add(String piece) {
        if (document.changes.isDeleted()) {
            return;
        }
        if (text.length() + piece.length() > MAX_CHARS) {
            throw new IllegalStateException("more than " + MAX_CHARS + " characters in a paragraph");
        }
        text.append(piece);
        space = piece.isEmpty() && space;
    }

    private void collapse(String raw) {
        StringBuilder kept = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!white || !space) {
                kept.append(white ? ' ' : c);
            }
            space = white;
        }
        boolean endsInSpace = space;
        add(kept.toString());
        space = endsInSpace;
    }
}
