package dev.corpusmill.index.parse.slides;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.XhtmlBlocks;
import dev.corpusmill.index.parse.ooxml.OoxmlPart;
import dev.corpusmill.index.parse.ooxml.OoxmlReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One slide: the title as its heading, then the shapes, the comments where they are asked for, and the notes. */
final class Slide {
    private final int number;
    private final OoxmlReading reading;
    private final SlideComments comments;

    Slide(int number, OoxmlReading reading, SlideComments comments) {
        this.number = number;
        this.reading = reading;
        this.comments = comments;
    }

    /** Reads and writes the slide; false if it is hidden and nobody wants it. Nothing is written of a broken one. */
    boolean read(OoxmlPart part) throws IOException {
        Shapes shapes = new Shapes(part, reading);
        boolean[] shown = {true};
        part.read(xml -> {
            String show = xml.attribute("show", "1");
            shown[0] = reading.choices().hidden() || !(show.equals("0") || show.equals("false"));
            if (shown[0]) {
                shapes.read(xml);
            }
        });
        if (shown[0]) {
            reading.holdsEmbedded(part);
            write(shapes, part);
        }
        return shown[0];
    }

    private void write(Shapes shapes, OoxmlPart part) throws IOException {
        XhtmlBlocks out = reading.out();
        out.text(1, shapes.title());
        out.all(shapes.blocks());
        reading.attempt("comments of slide " + number, () -> out.all(comments.of(part)));
        List<Block> notes = new ArrayList<>();
        reading.attempt("notes of slide " + number, () -> notes.addAll(notes(part)));
        if (!notes.isEmpty()) {
            out.startDivision("data-place", "slide " + number + ", notes");
            out.all(notes);
            out.endDivision();
        }
    }

    /** The text of the notes page, marked as notes; its picture of the slide and its number say nothing. */
    private List<Block> notes(OoxmlPart part) throws IOException {
        OoxmlPart page = part.firstOfKind("notesSlide").orElse(null);
        if (page == null) {
            return List.of();
        }
        Shapes shapes = new Shapes(page, reading);
        page.read(shapes::read);
        List<Block> notes = new ArrayList<>(shapes.blocks());
        if (!notes.isEmpty() && notes.get(0) instanceof Block.Text first) {
            notes.set(0, new Block.Text(0, "Notes: " + first.text()));
        }
        return notes;
    }
}
