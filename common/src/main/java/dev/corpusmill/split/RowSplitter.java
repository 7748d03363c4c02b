package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.Splitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes each row of a table a piece. In front of it stand what makes it readable alone: the title, which is the heading above
 * the table and a short paragraph before it, and the table's head with units and names of columns.
 */
final class RowSplitter implements Splitter {
    /** Titles and heads that take more than this share of a piece are left out. */
    private static final int MAX_HEAD_SHARE = 2;

    private static final int MAX_TITLE = 200; // a longer paragraph is text about the table

    private final Limits limits;
    private final boolean text;

    RowSplitter(Limits limits, boolean text) {
        this.limits = limits;
        this.text = text;
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        List<Chunk> pieces = new ArrayList<>();
        ChunkBuilder maker = new ChunkBuilder(parsed, limits);
        ParagraphPacking packing = new ParagraphPacking(parsed.text(), limits, maker, pieces);
        String caption = "";
        for (Block block : Blocks.of(parsed)) {
            if (block.table()) {
                packing.finish();
                boolean headed = block.start() < block.body(); // a paragraph before the heading is not about the table
                rows(parsed.text(), block, title(parsed, block, headed ? "" : caption), new Out(maker, pieces));
                caption = "";
                continue;
            }
            caption = shortOrNone(parsed.text().substring(block.start(), block.end()));
            if (text && !packing.addWhole(block)) {
                packing.addInSentences(block);
            }
        }
        packing.finish();
        return pieces;
    }

    /** The heading above a table and the short paragraph before it; one holds the other where they stand together. */
    private static String title(ParsedText parsed, Block table, String caption) {
        String heading = "";
        for (Heading above : parsed.headings()) {
            if (above.start() >= table.body()) {
                break;
            }
            heading = above.title();
        }
        heading = shortOrNone(heading);
        return heading.isEmpty() || caption.contains(heading) ? caption : (heading + "\n" + caption).strip();
    }

    private static String shortOrNone(String text) {
        return text.length() <= MAX_TITLE ? text.strip() : "";
    }

    /** Where rows go. */
    private record Out(ChunkBuilder maker, List<Chunk> pieces) {
        void add(int start, int end, String shown) {
            pieces.add(maker.make(start, end, shown));
        }
    }

    private void rows(String text, Block table, String title, Out out) {
        int headEnd = TableHead.end(text, table);
        String lines = text.substring(table.body(), headEnd) + "\n";
        String above = !title.isEmpty() && worth(title + "\n" + lines) ? title + "\n" : "";
        String head = worth(lines) ? above + lines : "";
        List<TextSpan> rows = rows(text, table, headEnd, head.isEmpty() ? limits : limits.beside(head));

        String front = table.start() < table.body() ? "" : above; // a heading that stands there is part of the piece
        boolean joined = !head.isEmpty()
                && !rows.isEmpty()
                && fits(front, text, table.start(), rows.get(0).end());
        if (joined) { // the first row has the head where it stands
            int end = rows.get(0).end();
            out.add(table.start(), end, front + text.substring(table.start(), end));
        } else {
            OversizeSplitter.cut(text, table.start(), headEnd, limits)
                    .forEach(part -> out.add(part.start(), part.end(), text.substring(part.start(), part.end())));
        }
        for (TextSpan row : rows.subList(joined ? 1 : 0, rows.size())) {
            out.add(row.start(), row.end(), head + text.substring(row.start(), row.end()));
        }
    }

    private boolean fits(String front, String text, int start, int end) {
        return front.length() + end - start <= limits.maxChars()
                && limits.count(front + text.substring(start, end)) <= limits.maxTokens();
    }

    /** The rows below the head; one that is too long in parts. */
    private static List<TextSpan> rows(String text, Block table, int headEnd, Limits limits) {
        List<TextSpan> rows = new ArrayList<>();
        for (int row = headEnd + 1; row < table.end(); row = TableHead.lineEnd(text, row, table.end()) + 1) {
            rows.addAll(OversizeSplitter.cut(text, row, TableHead.lineEnd(text, row, table.end()), limits));
        }
        return rows;
    }

    private boolean worth(String head) {
        return head.length() <= limits.maxChars() / MAX_HEAD_SHARE
                && limits.count(head) <= limits.maxTokens() / MAX_HEAD_SHARE;
    }

    @Override
    public String toString() {
        return "RowSplitter[max=" + limits.maxTokens() + " text=" + text + "]";
    }
}
