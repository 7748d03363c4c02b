package dev.corpusmill.api.split;

import java.util.List;

/**
 * The text of a document and what is known of its shape. All offsets count UTF-16 units of {@code text}.
 *
 * @param headings in the order of the text
 * @param pageStarts where page 1, 2, … starts, never decreasing; empty where the format has no pages
 * @param tables in the order of the text, not overlapping; a row is a line, its cells are joined by " | "
 * @param marks where places begin that have a name of their own, like cells of a sheet; starts never decrease
 * @param boxes where passages stand on their pages, in the order of the text, not overlapping; empty where the format
 *     does not say
 */
public record ParsedText(
        String text,
        List<Heading> headings,
        List<Integer> pageStarts,
        List<Span> tables,
        List<Mark> marks,
        List<Box> boxes) {
    public ParsedText {
        headings = List.copyOf(headings);
        pageStarts = List.copyOf(pageStarts);
        tables = List.copyOf(tables);
        marks = List.copyOf(marks);
        boxes = List.copyOf(boxes);
    }

    /** A text whose format does not say where on a page a passage stands. */
    public ParsedText(
            String text, List<Heading> headings, List<Integer> pageStarts, List<Span> tables, List<Mark> marks) {
        this(text, headings, pageStarts, tables, marks, List.of());
    }

    /** A text in which no place has a name of its own. */
    public ParsedText(String text, List<Heading> headings, List<Integer> pageStarts, List<Span> tables) {
        this(text, headings, pageStarts, tables, List.of());
    }

    /** A text without pages, headings and tables. */
    public static ParsedText plain(String text) {
        return new ParsedText(text, List.of(), List.of(), List.of());
    }

    /**
     * A heading; {@code start} and {@code end} enclose its line or lines.
     *
     * @param level 1 is the outermost
     */
    public record Heading(int level, int start, int end, String title) {}

    /**
     * From here to the next mark the text stands at a place that people call so.
     *
     * @param label like {@code Rates!A5:D5} or {@code inner.zip/notes.txt}; empty where the place has no name
     */
    public record Mark(int start, String label) {}

    /**
     * A range of the text, {@code end} is behind it.
     *
     * @param headLines of a table: how many lines at its start say what the others mean (title, unit, names of columns);
     *     0 where that is not known, and the first line is taken for it
     */
    public record Span(int start, int end, int headLines) {
        /** A range whose head is not known. */
        public Span(int start, int end) {
            this(start, end, 0);
        }
    }

    /**
     * The rectangle of a passage on its page as people see it, in points (1/72 inch) from the upper left corner.
     *
     * @param page from 1
     * @param x of the left edge
     * @param y of the upper edge
     */
    public record Box(int start, int end, int page, float x, float y, float width, float height) {}
}
