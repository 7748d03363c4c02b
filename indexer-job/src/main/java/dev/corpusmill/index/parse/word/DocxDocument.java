package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.ooxml.OoxmlPart;
import dev.corpusmill.index.parse.ooxml.OoxmlReading;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the stories of a document share: styles, lists, the notes and comments to which they refer. */
final class DocxDocument {
    final DocxStyles styles = new DocxStyles();
    final DocxNumbering lists = new DocxNumbering();
    final OoxmlReading reading;

    private final OoxmlPart main;
    private final Map<String, Map<String, String>> notes = new HashMap<>();
    private int hiddenChars;

    DocxDocument(OoxmlPart main, OoxmlReading reading) {
        this.main = main;
        this.reading = reading;
        reading.attempt("styles", () -> read("styles", styles::read));
        reading.attempt("numbering", () -> read("numbering", lists::read));
    }

    private void read(String kind, OoxmlPart.Reader reader) throws IOException {
        OoxmlPart part = main.firstOfKind(kind).orElse(null);
        if (part != null) {
            part.read(reader);
        }
    }

    /** A footnote, endnote or comment on one line; empty where there is none. */
    String note(String kind, String id) {
        Map<String, String> known = notes.get(kind);
        if (known == null) {
            Map<String, String> read = new HashMap<>();
            notes.put(kind, read); // first, because a note may refer to a note
            reading.attempt(kind, () -> notes(kind, read));
            known = read;
        }
        return known.getOrDefault(id, "");
    }

    private void notes(String kind, Map<String, String> into) throws IOException {
        OoxmlPart part = main.firstOfKind(kind).orElse(null);
        if (part == null) {
            return;
        }
        reading.holdsEmbedded(part);
        part.read(xml -> {
            int depth = xml.depth();
            while (xml.nextChild(depth)) {
                String author = xml.attribute("author", "");
                String id = xml.attribute("id", "");
                String text = separates(xml) ? "" : noteText(part, xml);
                into.put(id, author.isEmpty() || text.isEmpty() ? text : author + ": " + text);
            }
        });
    }

    /** Lines that Word draws between text and notes. */
    private static boolean separates(XmlCursor xml) {
        return !xml.attribute("type", "normal").equals("normal");
    }

    private String noteText(OoxmlPart part, XmlCursor xml) throws IOException {
        BlockList blocks = new BlockList();
        new Story(this, part, blocks).read(xml);
        return BlockList.line(blocks.blocks());
    }

    /** Whether hidden text is left out; counts it. */
    boolean leavesOut(String hidden) {
        if (reading.choices().hidden()) {
            return false;
        }
        hiddenChars += hidden.strip().length();
        return true;
    }

    /** Says what was left out. */
    void report() {
        if (hiddenChars > 0) {
            reading.warn("hidden or struck text left out: characters=" + hiddenChars + " switch=parse.hidden");
        }
    }
}
