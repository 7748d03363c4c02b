package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import java.util.List;

/**
 * Cuts a table that is too long into parts of whole rows, each with the table's header in front: the names of its columns,
 * and titles and units above them where the parser marked those as its head.
 */
final class TableSplitter {
    /** A header that takes more than this share of a piece is not worth repeating. */
    private static final int MAX_HEADER_SHARE = 4;

    private final String text;
    private final int table; // where it begins; headings stand before it in its first part
    private final ChunkBuilder maker;
    private final List<Chunk> pieces;
    private final String header; // empty where it is not repeated
    private final Limits limits;
    private final Limits rowLimits;
    private final int end;
    private int from; // of the part that is being packed; the first one includes the header in its place
    private int tokens;
    private int to = -1;
    private boolean first = true;

    private TableSplitter(String text, Block block, ChunkBuilder maker, Limits limits, List<Chunk> pieces) {
        this.text = text;
        this.maker = maker;
        this.pieces = pieces;
        this.limits = limits;
        from = block.start();
        table = block.body();
        end = block.end();
        tokens = limits.count(text.substring(from, table));
        String lines = text.substring(table, TableHead.end(text, block)) + "\n";
        boolean small = lines.length() <= limits.maxChars() / MAX_HEADER_SHARE
                && limits.count(lines) <= limits.maxTokens() / MAX_HEADER_SHARE;
        header = small ? lines : "";
        rowLimits = small ? limits.beside(lines) : limits;
    }

    static void cut(String text, Block block, ChunkBuilder maker, Limits limits, List<Chunk> pieces) {
        new TableSplitter(text, block, maker, limits, pieces).cut();
    }

    private void cut() {
        int row = header.isEmpty() ? table : table + header.length();
        if (from < table && !headingFits(row)) {
            headingAlone();
        }
        while (row < end) {
            int rowEnd = lineEnd(row);
            List<TextSpan> units = OversizeSplitter.cut(text, row, rowEnd, rowLimits);
            for (TextSpan unit : units) {
                pack(unit, units.size() > 1);
            }
            row = rowEnd + 1;
        }
        to = to < 0 ? end : to; // a header without rows
        emit();
    }

    /** Whether there is room for the headings above the table, its header and the beginning of its first row together. */
    private boolean headingFits(int row) {
        int at = Whitespace.skip(text, row, end);
        int to = at < end
                ? OversizeSplitter.first(text, at, lineEnd(at), rowLimits).end()
                : end;
        return to - from <= limits.maxChars() && limits.count(text.substring(from, to)) <= limits.maxTokens();
    }

    private void headingAlone() {
        for (TextSpan part : OversizeSplitter.cut(text, from, Whitespace.trim(text, from, table), limits)) {
            pieces.add(maker.make(part.start(), part.end(), text.substring(part.start(), part.end())));
        }
        from = table;
        tokens = 0;
    }

    /** A unit that is only a piece of a row stays alone: two halves of a word may have more tokens together. */
    private void pack(TextSpan unit, boolean alone) {
        int start = first ? from + header.length() : from; // the header is not counted
        boolean fits = tokens + unit.tokens() <= rowLimits.maxTokens() && unit.end() - start <= rowLimits.maxChars();
        if (to < 0 && !fits && !header.isEmpty()) {
            to = table + header.length() - 1; // blank lines below the header: it is a part of its own
        }
        if (to >= 0 && (alone || !fits)) {
            emit();
            first = false;
            from = unit.start();
            tokens = 0;
        }
        to = unit.end();
        tokens += unit.tokens();
    }

    private void emit() {
        String part = text.substring(from, to);
        pieces.add(maker.make(from, to, first ? part : header + part));
    }

    private int lineEnd(int start) {
        return TableHead.lineEnd(text, start, end);
    }
}
