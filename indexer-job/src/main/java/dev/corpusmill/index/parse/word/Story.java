package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.block.BlockSink;
import dev.corpusmill.index.parse.ooxml.DrawingText;
import dev.corpusmill.index.parse.ooxml.MathText;
import dev.corpusmill.index.parse.ooxml.OoxmlPart;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one story: the body, a note, a text box. Tracked changes count as accepted, lists are counted through the whole
 * story, and a paragraph whose end was deleted goes on in the next one.
 */
final class Story {
    private final DocxDocument document;
    private final OoxmlPart part;
    private final ListCounter counter;
    private final Fields fields = new Fields();
    private final DrawingText drawings;
    private BlockSink out;
    private String carried = "";

    /** The part is the one whose relationships the story names. */
    Story(DocxDocument document, OoxmlPart part, BlockSink out) {
        this.document = document;
        this.part = part;
        this.counter = new ListCounter(document.lists, document.styles);
        this.drawings = new DrawingText(part, document.reading);
        this.out = out;
    }

    /** Reads the blocks in an element. */
    void read(XmlCursor xml) throws IOException {
        children(xml);
        endCarried();
    }

    private void children(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            block(xml);
        }
    }

    private void block(XmlCursor xml) throws IOException {
        switch (xml.name()) {
            case "p" -> paragraph(xml);
            case "tbl" -> {
                endCarried();
                new DocxTable(this, out).read(xml);
            }
            case "AlternateContent" -> alternatives(xml);
            case "oMathPara", "oMath" -> out.text(0, MathText.read(xml));
            case "del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "sectPr" -> {}
            default -> children(xml); // content controls, custom XML, insertions, and what Word may add
        }
    }

    private void alternatives(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        boolean chosen = false;
        while (xml.nextChild(depth)) {
            if (!chosen) {
                chosen = true;
                children(xml);
            }
        }
    }

    private void paragraph(XmlCursor xml) throws IOException {
        Inline inline = new Inline(document, this, fields);
        inline.read(xml);
        DocxProperties properties = inline.properties();
        DocxStyles.Style style = document.styles.of(properties.style());
        String text = carried + inline.text();
        if (properties.removed()) {
            carried = text;
        } else if (properties.hidden()
                && text.isBlank()
                && !document.reading.choices().hidden()) {
            carried = ""; // a hidden paragraph is not counted either
        } else {
            carried = "";
            int heading = properties.outline() < 0 ? style.heading() : Math.max(0, properties.outline() + 1) % 10;
            out.text(heading, number(properties, style) + text);
        }
        out.all(inline.boxes());
    }

    private String number(DocxProperties own, DocxStyles.Style style) {
        int id = own.numbering() >= 0 ? own.numbering() : style.numbering();
        int level = own.level() >= 0 ? own.level() : own.numbering() >= 0 ? 0 : style.level();
        return id > 0 ? counter.next(id, level, own.numbering() >= 0 ? "" : style.listStyle()) : "";
    }

    private void endCarried() throws IOException {
        out.text(0, carried);
        carried = "";
    }

    /** The blocks of a cell, in the course of this story; its properties are read by the caller. */
    List<Block> cell(XmlCursor xml, OoxmlPart.Reader properties) throws IOException {
        BlockSink around = out;
        BlockList cell = new BlockList();
        int openFields = fields.count();
        out = cell;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("tcPr")) {
                properties.read(xml);
            } else {
                block(xml);
            }
        }
        endCarried();
        fields.closeTo(openFields);
        out = around;
        return cell.blocks();
    }

    /** The blocks of a text box, which is a story of its own. */
    List<Block> box(XmlCursor xml) throws IOException {
        BlockList box = new BlockList();
        new Story(document, part, box).read(xml);
        return box.blocks();
    }

    /** The chart or diagram that an element names. */
    List<Block> drawing(XmlCursor xml) {
        return new ArrayList<>(drawings.of(xml));
    }
}
