package dev.corpusmill.index.parse;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Box;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Mark;
import dev.corpusmill.api.split.ParsedText.Span;
import java.util.ArrayList;
import java.util.List;

/** A parsed text while it grows: blocks, the white space between them, and where pages, headings and tables lie. */
public final class TextBuilder {
    private static final int LINE = 1;
    private static final int PARAGRAPH = 2;
    private static final int MAX_BOXES = 50_000;

    /** The rectangle of what has none. */
    public static final float[] NO_BOX = {};

    private final StringBuilder text = new StringBuilder();
    private final List<Heading> headings = new ArrayList<>();
    private final List<Integer> pageStarts = new ArrayList<>();
    private final List<Span> tables = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private final TextBudget budget;
    private String label = ""; // of the place where the next block stands
    private String written = ""; // of the last mark
    private int separator;
    private String glue = "";
    private boolean resumed;
    private int pendingPages;
    private int tableStart = -1;
    private int tableHead; // rows

    public TextBuilder(TextBudget budget) {
        this.budget = budget;
    }

    /** The next block starts on a line of its own. */
    public void endLine() {
        separator = Math.max(separator, LINE);
    }

    /** A blank line goes in front of the next block. */
    public void endParagraph() {
        separator = Math.max(separator, PARAGRAPH);
    }

    /** The next block goes on where the last one ended, behind this glue. */
    public void resume(String between) {
        glue = between;
        resumed = true;
    }

    /** The next block is the first of a new page. */
    public void startPage() {
        pendingPages++;
    }

    /** The blocks from here on stand at a place that people call so; empty: at one without a name. */
    public void place(String name) {
        label = name;
    }

    /** Appends a text that is already clean; blank text is nothing. */
    public void append(String block) {
        if (block.isBlank()) {
            return;
        }
        budget.text(block);
        if (!text.isEmpty()) {
            text.append(resumed ? glue : "\n".repeat(separator));
        }
        separator = 0;
        resumed = false;
        markPages();
        mark(text.length(), label);
        text.append(block);
    }

    /** Appends a text that stands in a rectangle: page, x, y, width, height, or {@link #NO_BOX}. */
    public void append(String block, float[] box) {
        append(block);
        if (box.length > 0 && !block.isBlank() && boxes.size() < MAX_BOXES) {
            int end = text.length() - (block.length() - block.stripTrailing().length());
            int start = text.length() - block.length();
            boxes.add(new Box(start, end, (int) box[0], box[1], box[2], box[3], box[4]));
        }
    }

    private void markPages() {
        for (; pendingPages > 0; pendingPages--) {
            pageStarts.add(text.length());
        }
    }

    private void mark(int start, String name) {
        if (!name.equals(written)) {
            marks.add(new Mark(start, name));
            written = name;
        }
    }

    public void heading(int level, String title) {
        heading(level, title, NO_BOX);
    }

    /** A heading in a rectangle, as for {@link #append(String, float[])}. */
    public void heading(int level, String title, float[] box) {
        endParagraph();
        append(title, box);
        if (!title.isBlank()) {
            headings.add(new Heading(level, text.length() - title.length(), text.length(), title));
        }
        endParagraph();
    }

    public void startTable() {
        endParagraph();
        tableStart = -1;
        tableHead = 0;
    }

    /** A row of a table. */
    public void row(String line) {
        row(line, false, NO_BOX);
    }

    /** A row in a rectangle, as for {@link #append(String, float[])}; {@code head}: a title or the names of the columns. */
    public void row(String line, boolean head, float[] box) {
        endLine();
        append(line, box);
        tableStart = tableStart < 0 ? text.length() - line.length() : tableStart;
        tableHead += head ? 1 : 0;
    }

    public void endTable() {
        if (tableStart >= 0) {
            tables.add(new Span(tableStart, text.length(), tableHead));
        }
        tableStart = -1;
        endParagraph();
    }

    /** Appends another text one level deeper; its pages are not pages of this one, they go into the names of places. */
    public void append(ParsedText part, int deeper) {
        endParagraph();
        if (part.text().isBlank()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append("\n".repeat(separator));
        }
        separator = PARAGRAPH;
        markPages();
        int shift = text.length();
        for (Mark mark : PartPlaces.of(part, label)) {
            mark(mark.start() + shift, mark.label());
        }
        text.append(part.text());
        for (Heading heading : part.headings()) {
            headings.add(new Heading(
                    heading.level() + deeper, heading.start() + shift, heading.end() + shift, heading.title()));
        }
        for (Span table : part.tables()) {
            tables.add(new Span(table.start() + shift, table.end() + shift, table.headLines()));
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    int length() {
        return text.length();
    }

    public List<Heading> headings() {
        return headings;
    }

    public ParsedText build() {
        markPages();
        return new ParsedText(text.toString(), headings, pageStarts, tables, marks, boxes);
    }
}
