package dev.corpusmill.split;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a text apart into paragraphs and tables, in one pass. A heading goes with the paragraph or table that follows it. */
final class Blocks {
    private final ParsedText parsed;
    private final String text;
    private final List<Block> blocks = new ArrayList<>();
    private int nextHeading;
    private int headingStart = -1; // of headings that wait for their paragraph
    private int headingLevel; // of the outermost of them

    private Blocks(ParsedText parsed) {
        this.parsed = parsed;
        text = parsed.text();
    }

    static List<Block> of(ParsedText parsed) {
        Blocks blocks = new Blocks(parsed);
        int at = 0;
        for (Span table : parsed.tables()) {
            blocks.paragraphs(at, table.start());
            blocks.add(table.start(), table.end(), table);
            at = table.end();
        }
        blocks.paragraphs(at, blocks.text.length());
        blocks.endHeadings(blocks.text.length());
        return blocks.blocks;
    }

    private void paragraphs(int from, int to) {
        int start = from;
        while (start < to) {
            Heading heading = headingFrom(start);
            int end = heading == null ? to : Math.min(to, heading.start());
            paragraphsWithoutHeading(start, end);
            start = end;
            if (heading != null && start == heading.start()) {
                int level = Math.max(1, heading.level());
                headingLevel = headingStart < 0 ? level : Math.min(headingLevel, level);
                headingStart = headingStart < 0 ? start : headingStart;
                start = Math.max(start, Math.min(to, heading.end()));
                nextHeading++;
            }
        }
    }

    /** The first heading that begins at or behind an offset; those inside a table are none. */
    private @Nullable Heading headingFrom(int offset) {
        while (nextHeading < parsed.headings().size()
                && parsed.headings().get(nextHeading).start() < offset) {
            nextHeading++;
        }
        return nextHeading < parsed.headings().size() ? parsed.headings().get(nextHeading) : null;
    }

    private void paragraphsWithoutHeading(int from, int to) {
        int start = Whitespace.skip(text, from, to);
        while (start < to) {
            int end = paragraphEnd(start, to);
            add(start, end, null);
            start = Whitespace.skip(text, end, to);
        }
    }

    /** Where the first blank line below {@code start} begins. */
    private int paragraphEnd(int start, int to) {
        int line = text.indexOf('\n', start);
        while (line >= 0 && line < to) {
            int at = line + 1;
            while (at < to && text.charAt(at) != '\n' && Whitespace.isWhite(text.charAt(at))) {
                at++;
            }
            if (at >= to || text.charAt(at) == '\n') {
                return line;
            }
            line = text.indexOf('\n', at);
        }
        return to;
    }

    private void add(int from, int to, @Nullable Span table) {
        int start = Whitespace.skip(text, from, to);
        int end = Whitespace.trim(text, start, to);
        if (start < end) {
            boolean section = headingStart >= 0;
            blocks.add(new Block(
                    section ? headingStart : start,
                    start,
                    end,
                    table != null,
                    table == null ? 0 : table.headLines(),
                    section ? headingLevel : 0));
            headingStart = -1;
        }
    }

    /** Headings with nothing below them are a paragraph. */
    private void endHeadings(int before) {
        if (headingStart >= 0) {
            int start = headingStart;
            headingStart = -1;
            int end = Whitespace.trim(text, start, before);
            blocks.add(new Block(start, start, end, false, 0, headingLevel));
        }
    }
}
