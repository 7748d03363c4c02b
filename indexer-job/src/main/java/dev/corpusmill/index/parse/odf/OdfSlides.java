package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.block.XhtmlBlocks;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the slides of an OpenDocument presentation, each as a page: its title, its shapes, its notes. */
final class OdfSlides {
    /** Footers that repeat on each slide, and the picture of the slide on a page of notes. */
    private static final Set<String> REPEATED = Set.of("page", "page-number", "header", "footer", "date-time");

    private final OdfReader document;
    private final XhtmlBlocks out;
    private int number;
    private int hidden;

    OdfSlides(OdfReader document, XhtmlBlocks out) {
        this.document = document;
        this.out = out;
    }

    /** Reads all slides; gives the number of those that were left out because they are hidden. */
    int read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("page")) {
                number++;
                out.startDivision("class", "slide-content"); // hidden ones, too: the others keep their numbers
                if (document.styles.hidesSlides(xml.attribute("style-name", "")) && !document.choices.hidden()) {
                    hidden++;
                } else {
                    slide(xml);
                }
                out.endDivision();
            }
        }
        return hidden;
    }

    private void slide(XmlCursor xml) throws IOException {
        BlockList shapes = new BlockList();
        BlockList notes = new BlockList();
        String title = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String kind = xml.attribute("class", "");
            if (xml.name().equals("notes")) {
                notes(xml, notes);
            } else if (kind.equals("title") && title.isEmpty()) {
                title = BlockList.line(new OdfStory(document, shapes).box(xml));
            } else {
                shape(xml, shapes);
            }
        }
        out.text(1, title);
        out.all(shapes.blocks());
        if (notes.size() > 0) {
            out.startDivision("data-place", "slide " + number + ", notes");
            out.all(marked(notes.blocks()));
            out.endDivision();
        }
    }

    private void notes(XmlCursor xml, BlockList notes) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            shape(xml, notes);
        }
    }

    private void shape(XmlCursor xml, BlockList into) throws IOException {
        boolean comment = xml.name().equals("annotation");
        if (!REPEATED.contains(xml.attribute("class", "")) && (!comment || document.choices.comments())) {
            into.all(new OdfStory(document, into).box(xml));
        }
    }

    private static List<Block> marked(List<Block> notes) {
        List<Block> marked = new ArrayList<>(notes);
        if (notes.get(0) instanceof Block.Text first) {
            marked.set(0, new Block.Text(0, "Notes: " + first.text()));
        }
        return marked;
    }
}
