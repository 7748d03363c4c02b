package dev.corpusmill.index.parse.slides;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.ooxml.DrawingText;
import dev.corpusmill.index.parse.ooxml.OoxmlPart;
import dev.corpusmill.index.parse.ooxml.OoxmlReading;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Comments of reviewers on slides, of both kinds that PowerPoint writes, if they are asked for. */
final class SlideComments {
    private final boolean wanted;
    private final Map<String, String> authors = new HashMap<>();

    SlideComments(OoxmlPart main, OoxmlReading reading) {
        this.wanted = reading.choices().comments();
        if (wanted) {
            reading.attempt("authors of comments", () -> {
                for (String kind : List.of("commentAuthors", "authors")) {
                    for (OoxmlPart part : main.ofKind(kind)) {
                        part.read(this::authors);
                    }
                }
            });
        }
    }

    private void authors(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            authors.put(xml.attribute("id", ""), xml.attribute("name", ""));
        }
    }

    /** The comments on a slide, each with its author. */
    List<Block> of(OoxmlPart slide) throws IOException {
        List<Block> comments = new ArrayList<>();
        if (wanted) {
            for (OoxmlPart part : slide.ofKind("comments")) {
                part.read(xml -> read(xml, "", comments));
            }
        }
        return comments;
    }

    private void read(XmlCursor xml, String around, List<Block> comments) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String author = authors.getOrDefault(xml.attribute("authorId", ""), around);
            switch (xml.name()) {
                case "txBody" -> add(DrawingText.runs(xml), author, comments);
                case "text" -> add(xml.text(), author, comments);
                default -> read(xml, author, comments);
            }
        }
    }

    private static void add(String text, String author, List<Block> comments) {
        comments.add(new Block.Text(0, "[" + (author.isEmpty() ? "" : author + ": ") + text.strip() + "]"));
    }
}
