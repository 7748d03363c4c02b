package dev.corpusmill.index.parse.slides;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.block.GridTable;
import dev.corpusmill.index.parse.ooxml.DrawingText;
import dev.corpusmill.index.parse.ooxml.OoxmlPart;
import dev.corpusmill.index.parse.ooxml.OoxmlReading;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The shapes of a slide in their order, groups opened: texts, tables, charts and diagrams; the title apart. */
final class Shapes {
    private static final Set<String> TITLES = Set.of("title", "ctrTitle");
    /** Footers that repeat on each slide, and the picture of the slide on a page of notes. */
    private static final Set<String> REPEATED = Set.of("dt", "ftr", "sldNum", "hdr", "sldImg");

    private final OoxmlReading reading;
    private final DrawingText drawings;
    private final BlockList blocks = new BlockList();
    private String title = "";
    private String placeholder = "";
    private boolean hidden;

    Shapes(OoxmlPart part, OoxmlReading reading) {
        this.reading = reading;
        this.drawings = new DrawingText(part, reading);
    }

    String title() {
        return title;
    }

    List<Block> blocks() {
        return blocks.blocks();
    }

    /** Reads all shapes below an element. */
    void read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "sp", "graphicFrame", "cxnSp", "pic", "grpSp" -> shape(xml);
                case "AlternateContent" -> alternatives(xml);
                case "txBody" -> text(xml);
                case "tbl" -> table(xml);
                case "chart", "relIds" -> drawings(xml);
                case "cNvPr" ->
                    hidden |= isOn(xml.attribute("hidden", "0"))
                            && !reading.choices().hidden();
                case "ph" -> placeholder = xml.attribute("type", "obj");
                case "timing", "transition", "clrMapOvr", "extLst", "spPr", "style" -> {}
                default -> read(xml);
            }
        }
    }

    /** What a shape says of itself stands before its text and holds for all in it. */
    private void shape(XmlCursor xml) throws IOException {
        boolean hiddenAround = hidden;
        placeholder = "";
        read(xml);
        placeholder = "";
        hidden = hiddenAround;
    }

    private static boolean isOn(String value) {
        return value.equals("1") || value.equals("true");
    }

    /** The same shape for new and for old programs: the first that says something is read. */
    private void alternatives(XmlCursor xml) throws IOException {
        int before = blocks.size() + title.length();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (blocks.size() + title.length() == before) {
                read(xml);
            }
        }
    }

    private void text(XmlCursor xml) throws IOException {
        if (hidden || REPEATED.contains(placeholder)) {
            return;
        }
        List<String> paragraphs = new SlideText(reading.choices().hidden()).paragraphs(xml);
        if (TITLES.contains(placeholder) && title.isEmpty()) {
            title = String.join(" ", paragraphs).strip();
        } else {
            paragraphs.forEach(paragraph -> blocks.text(0, paragraph));
        }
    }

    private void drawings(XmlCursor xml) throws IOException {
        List<Block> found = drawings.of(xml);
        if (!hidden) {
            blocks.all(found);
        }
    }

    private void table(XmlCursor xml) throws IOException {
        if (hidden) {
            return;
        }
        blocks.startTable();
        GridTable grid = new GridTable(blocks);
        boolean head = false;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "tblPr" -> head = isOn(xml.attribute("firstRow", "0"));
                case "tr" -> {
                    row(xml, grid, head);
                    head = false;
                }
                default -> {}
            }
        }
        blocks.endTable();
    }

    private void row(XmlCursor xml, GridTable grid, boolean head) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (!xml.name().equals("tc")) {
                continue;
            }
            if (isOn(xml.attribute("hMerge", "0")) || isOn(xml.attribute("vMerge", "0"))) {
                grid.covered();
            } else {
                int columns = xml.number("gridSpan", 1);
                int rows = xml.number("rowSpan", 1);
                List<Block> cell = new ArrayList<>();
                for (String paragraph : new SlideText(reading.choices().hidden()).paragraphs(xml)) {
                    if (!paragraph.isBlank()) {
                        cell.add(new Block.Text(0, paragraph));
                    }
                }
                grid.origin(cell, columns, rows);
            }
        }
        grid.endRow(head);
    }
}
