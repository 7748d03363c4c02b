package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockSink;
import dev.corpusmill.index.parse.block.GridTable;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.List;

/** Reads a table: rows and cells also where content controls or custom XML stand around them, without deleted ones. */
final class DocxTable {
    private static final int TO_THE_END = Integer.MAX_VALUE;
    private static final int MAX_SPAN = 200;

    private final Story story;
    private final BlockSink out;
    private final GridTable grid;

    DocxTable(Story story, BlockSink out) {
        this.story = story;
        this.out = out;
        this.grid = new GridTable(out);
    }

    /** Reads the table on which the cursor stands. */
    void read(XmlCursor xml) throws IOException {
        out.startTable();
        rows(xml);
        out.endTable();
    }

    private void rows(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "tr" -> row(xml);
                case "tblPr", "tblGrid", "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr", "del", "moveFrom" -> {}
                default -> rows(xml);
            }
        }
    }

    private void row(XmlCursor xml) throws IOException {
        RowProperties properties = new RowProperties();
        cells(xml, properties);
        if (!properties.deleted) {
            covered(properties.after);
            grid.endRow(properties.head);
        }
    }

    private void cells(XmlCursor xml, RowProperties properties) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "trPr" -> {
                    properties.read(xml);
                    covered(properties.deleted ? 0 : properties.before);
                }
                case "tc" -> {
                    if (!properties.deleted) {
                        cell(xml);
                    }
                }
                case "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr", "del", "moveFrom" -> {}
                default -> cells(xml, properties);
            }
        }
    }

    private void cell(XmlCursor xml) throws IOException {
        CellProperties properties = new CellProperties();
        List<Block> content = story.cell(xml, properties::read);
        if (properties.deleted) {
            return;
        }
        boolean continues = content.isEmpty() && (properties.continuesAbove || properties.continuesLeft);
        if (!continues) {
            int columns = properties.startsRight ? TO_THE_END : properties.columns;
            grid.origin(content, columns, properties.startsBelow ? TO_THE_END : 1);
        }
        covered(continues ? properties.columns : properties.columns - 1);
    }

    private void covered(int columns) {
        for (int i = 0; i < Math.min(columns, MAX_SPAN); i++) {
            grid.covered();
        }
    }

    /** Columns that a row leaves empty, whether it is of the head, and whether it was deleted. */
    private static final class RowProperties {
        int before;
        int after;
        boolean head;
        boolean deleted;

        void read(XmlCursor xml) throws IOException {
            int depth = xml.depth();
            while (xml.nextChild(depth)) {
                switch (xml.name()) {
                    case "gridBefore" -> before = xml.number("val", 0);
                    case "gridAfter" -> after = xml.number("val", 0);
                    case "tblHeader" -> head = DocxProperties.isOn(xml.attribute("val", "1"));
                    case "del", "moveFrom" -> deleted = true;
                    default -> {}
                }
            }
        }
    }

    /** How a cell is merged with its neighbors. */
    private static final class CellProperties {
        int columns = 1;
        boolean startsBelow;
        boolean continuesAbove;
        boolean startsRight;
        boolean continuesLeft;
        boolean deleted;

        void read(XmlCursor xml) throws IOException {
            int depth = xml.depth();
            while (xml.nextChild(depth)) {
                boolean restart = xml.attribute("val", "continue").equals("restart");
                switch (xml.name()) {
                    case "gridSpan" -> columns = Math.max(1, Math.min(xml.number("val", 1), MAX_SPAN));
                    case "vMerge" -> {
                        startsBelow = restart;
                        continuesAbove = !restart;
                    }
                    case "hMerge" -> {
                        startsRight = restart;
                        continuesLeft = !restart;
                    }
                    case "cellDel" -> deleted = true;
                    default -> {}
                }
            }
        }
    }
}
