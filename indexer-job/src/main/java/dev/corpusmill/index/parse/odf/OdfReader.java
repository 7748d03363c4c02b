package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.block.XhtmlBlocks;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the body of an OpenDocument text or presentation, and what its stories share. */
final class OdfReader {
    final OdfStyles styles = new OdfStyles();
    final OdfChanges changes = new OdfChanges();
    final ParseChoices choices;

    private final OdfPackage parts;
    private final OdfProperties properties;
    private final Set<String> objects = new HashSet<>();
    private int hiddenChars;
    private int hiddenSlides;

    OdfReader(OdfPackage parts, OdfProperties properties, ParseChoices choices) {
        this.parts = parts;
        this.properties = properties;
        this.choices = choices;
    }

    void read(XhtmlBlocks out) throws IOException {
        parts.attempt("styles.xml", () -> parts.readIfThere("styles.xml", this::commonStyles));
        parts.read(OdfParts.CONTENT, xml -> content(xml, out));
        if (hiddenChars > 0) {
            parts.warn("hidden or struck text left out: characters=" + hiddenChars + " switch=parse.hidden");
        }
        if (hiddenSlides > 0) {
            parts.warn("hidden slides left out: slides=" + hiddenSlides + " switch=parse.hidden");
        }
    }

    /** Automatic styles of that part are those of headers and footers. */
    private void commonStyles(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("styles")) {
                styles.read(xml);
            }
        }
    }

    private void content(XmlCursor xml, XhtmlBlocks out) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "automatic-styles", "styles" -> styles.read(xml);
                case "meta" -> properties.read(xml);
                case "body" -> body(xml, out);
                default -> {}
            }
        }
    }

    private void body(XmlCursor xml, XhtmlBlocks out) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("presentation")) {
                hiddenSlides = new OdfSlides(this, out).read(xml);
            } else {
                new OdfStory(this, out).read(xml);
            }
        }
    }

    /** Whether hidden text is left out; counts it. */
    boolean leavesOut(int chars) {
        if (choices.hidden()) {
            return false;
        }
        hiddenChars += chars;
        return true;
    }

    /** The blocks of an object in the package: an equation, a chart, a table. */
    List<Block> object(String link) {
        String folder = link.startsWith("./") ? link.substring(2) : link;
        String part = folder + "/content.xml";
        List<Block> blocks = new ArrayList<>();
        if (!parts.has(part)) {
            parts.holdsEmbedded(folder);
        } else if (objects.add(part)) {
            parts.attempt(part, () -> parts.read(part, xml -> blocks.addAll(object(xml))));
        }
        return blocks;
    }

    private List<Block> object(XmlCursor xml) throws IOException {
        if (xml.name().equals("math")) {
            return List.of(new Block.Text(0, MathMl.read(xml)));
        }
        BlockList blocks = new BlockList();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("body")) {
                new OdfStory(this, blocks).read(xml);
            }
        }
        return blocks.blocks();
    }

    void picture(String link) {
        parts.holdsEmbedded(link);
    }
}
