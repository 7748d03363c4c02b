package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.block.BlockSink;
import dev.corpusmill.index.parse.block.GridTable;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads the blocks of an OpenDocument text. What was deleted stands apart in it and is left out. */
final class OdfStory {
    private static final int MAX_REPEATED = 200; // columns
    private static final Set<String> WITHOUT_TEXT =
            Set.of(("forms scripts sequence-decls variable-decls user-field-decls annotation-end "
                            + "table-of-content-source alphabetical-index-source illustration-index-source "
                            + "table-index-source object-index-source user-index-source bibliography-source "
                            + "dde-connection-decls desc title")
                    .split(" "));

    private final OdfReader document;
    private final OdfLists lists;
    private BlockSink out;
    private String carried = "";

    OdfStory(OdfReader document, BlockSink out) {
        this.document = document;
        this.lists = new OdfLists(document.styles);
        this.out = out;
    }

    /** Reads the blocks in an element. */
    void read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            block(xml);
        }
    }

    private void block(XmlCursor xml) throws IOException {
        switch (xml.name()) {
            case "p", "h" -> paragraph(xml);
            case "list" -> {
                lists.startList(xml);
                read(xml);
                lists.endList();
            }
            case "list-item", "list-header" -> {
                lists.startItem(xml);
                read(xml);
            }
            case "section" -> section(xml);
            case "table" -> table(xml);
            case "frame" -> frame(xml);
            case "tracked-changes" -> document.changes.read(xml);
            case "change-start", "change-end" -> document.changes.mark(xml);
            case "object", "object-ole" -> out.all(document.object(xml.attribute("href", "")));
            case "image" -> document.picture(xml.attribute("href", ""));
            default -> {
                if (!WITHOUT_TEXT.contains(xml.name())) {
                    read(xml);
                }
            }
        }
    }

    /** A frame holds the same thing in several forms, the best one first. */
    private void frame(XmlCursor xml) throws IOException {
        boolean read = false;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String form = xml.name();
            if (!read || !form.equals("image")) {
                block(xml);
            }
            read |= !WITHOUT_TEXT.contains(form);
        }
    }

    private void section(XmlCursor xml) throws IOException {
        boolean hidden = xml.attribute("display", "true").equals("none") || OdfInline.isHidden(xml);
        if (hidden && !document.choices.hidden()) {
            document.leavesOut(xml.text().strip().length());
        } else {
            read(xml);
        }
    }

    private void paragraph(XmlCursor xml) throws IOException {
        String style = xml.attribute("style-name", "");
        int level = xml.name().equals("h") ? Math.max(1, xml.number("outline-level", 1)) : 0;
        boolean hidden = document.styles.hides("paragraph", style);
        if (hidden && !document.choices.hidden()) {
            document.leavesOut(xml.text().strip().length());
            return;
        }
        boolean deleted = document.changes.isDeleted();
        boolean inList = lists.isOpen();
        String number = deleted ? "" : inList ? lists.number(style) : level > 0 ? lists.heading(xml, level) : "";
        OdfInline inline = new OdfInline(document, this);
        inline.read(xml);
        String text = carried + (inline.number().isEmpty() ? number : inline.number()) + inline.text();
        boolean endDeleted = document.changes.isDeleted();
        carried = endDeleted ? text : ""; // it goes on in the next paragraph
        out.text(level, endDeleted ? "" : text);
        out.all(inline.boxes());
    }

    private void table(XmlCursor xml) throws IOException {
        out.startTable();
        rows(xml, new GridTable(out), false);
        out.endTable();
    }

    private void rows(XmlCursor xml, GridTable grid, boolean head) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "table-row" -> {
                    if (xml.attribute("visibility", "visible").equals("visible") || document.choices.hidden()) {
                        cells(xml, grid, head);
                    }
                }
                case "table-columns", "table-column", "table-header-columns", "shapes", "title", "desc" -> {}
                case "table-header-rows" -> rows(xml, grid, true);
                default -> rows(xml, grid, head);
            }
        }
    }

    private void cells(XmlCursor xml, GridTable grid, boolean head) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            int times = Math.min(MAX_REPEATED, xml.number("number-columns-repeated", 1));
            if (xml.name().equals("covered-table-cell")) {
                for (int i = 0; i < times; i++) {
                    grid.covered();
                }
            } else if (xml.name().equals("table-cell")) {
                int columns = xml.number("number-columns-spanned", 1);
                int rows = xml.number("number-rows-spanned", 1);
                List<Block> cell = cell(xml);
                for (int i = 0; i < times; i++) {
                    grid.origin(cell, columns, rows);
                }
            }
        }
        grid.endRow(head);
    }

    /** Blocks in the course of this story: those of a cell. */
    private List<Block> cell(XmlCursor xml) throws IOException {
        BlockSink around = out;
        BlockList cell = new BlockList();
        out = cell;
        read(xml);
        out = around;
        return cell.blocks();
    }

    /** Blocks of a text box or a note, whose lists count by themselves. */
    List<Block> box(XmlCursor xml) throws IOException {
        BlockList box = new BlockList();
        new OdfStory(document, box).block(xml);
        return box.blocks();
    }
}
