package dev.corpusmill.index.parse;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Mark;
import dev.corpusmill.api.split.ParsedText.Span;
import java.util.ArrayList;
import java.util.List;

/** A parsed text while it grows: blocks, the white space between them, and where pages, headings and tables lie. */
public final class TextBuilder {
    private static final int LINE = 1;
    private static final int PARAGRAPH = 2;

    private final StringBuilder text = new StringBuilder();
    private final List<Heading> headings = new ArrayList<>();
    private final List<Integer> pageStarts = new ArrayList<>();
    private final List<Span> tables = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final TextBudget budget;
    private String label = ""; // of the place where the next block stands
    private String written = ""; // of the last mark
    private int separator;
    private String glue = "";
    private boolean resumed;
    private int pendingPages;
    private int tableStart = -1;

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
        endParagraph();
        append(title);
        if (!title.isBlank()) {
            headings.add(new Heading(level, text.length() - title.length(), text.length(), title));
        }
        endParagraph();
    }

    public void startTable() {
        endParagraph();
        tableStart = -1;
    }

    public void row(String line) {
        endLine();
        append(line);
        tableStart = tableStart < 0 ? text.length() - line.length() : tableStart;
    }

    public void endTable() {
        if (tableStart >= 0) {
            tables.add(new Span(tableStart, text.length()));
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
            tables.add(new Span(table.start() + shift, table.end() + shift));
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
        return new ParsedText(text.toString(), headings, pageStarts, tables, marks);
    }
}
