package dev.corpusmill.index.parse.ooxml;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Text that drawings take from parts of their own: charts and diagrams. */
public final class DrawingText {
    private final OoxmlPart holder;
    private final OoxmlReading reading;

    /** The holder is the part whose relationships the drawings name. */
    public DrawingText(OoxmlPart holder, OoxmlReading reading) {
        this.holder = holder;
        this.reading = reading;
    }

    /** The chart or diagram that an element names; nothing for any other element. */
    public List<Block> of(XmlCursor xml) {
        List<Block> blocks = new ArrayList<>();
        switch (xml.name()) {
            case "chart" -> {
                String id = xml.attributeIn("/relationships", "id");
                reading.attempt("chart", () -> read(id, chart -> blocks.addAll(new ChartText().read(chart))));
            }
            case "relIds" -> {
                String id = xml.attributeIn("/relationships", "dm");
                reading.attempt("diagram", () -> read(id, data -> blocks.addAll(new DiagramText().read(data))));
            }
            default -> {}
        }
        return blocks;
    }

    private void read(String id, OoxmlPart.Reader reader) throws IOException {
        OoxmlPart part = holder.related(id).orElse(null);
        if (part != null) {
            part.read(reader);
        }
    }

    /** The runs of DrawingML paragraphs below an element, paragraphs set apart by spaces; moves to its end. */
    public static String runs(XmlCursor xml) throws IOException {
        StringBuilder text = new StringBuilder();
        runs(xml, text);
        return text.toString().strip();
    }

    private static void runs(XmlCursor xml, StringBuilder text) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "t", "v" -> text.append(xml.text());
                case "br", "tab" -> text.append(' ');
                case "f" -> {}
                case "p" -> {
                    runs(xml, text);
                    text.append(' ');
                }
                default -> runs(xml, text);
            }
        }
    }

    /** The text of the first child of that name, empty without one; moves to the element's end. */
    static String childText(XmlCursor xml, String name) throws IOException {
        String text = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (text.isEmpty() && xml.name().equals(name)) {
                text = xml.text();
            }
        }
        return text;
    }
}
