package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.Splitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts at separators, and packs the parts into pieces. What is too long between two of the first separator is cut at the
 * second one, and so on; its parts are packed among themselves. Knows nothing of tables and headings.
 */
final class RecursiveSplitter implements Splitter {
    private final Limits limits;
    private final List<String> separators;

    RecursiveSplitter(Limits limits, List<String> separators) {
        this.limits = limits;
        this.separators = List.copyOf(separators);
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        List<Chunk> pieces = new ArrayList<>();
        ChunkPacker packer = new ChunkPacker(parsed.text(), limits, new ChunkBuilder(parsed, limits), pieces);
        cut(parsed.text(), 0, parsed.text().length(), 0, packer);
        packer.finish();
        return OversizeChunks.cut(parsed, pieces, limits);
    }

    /** Hands a range to the packer, cut at separators from {@code next} on as far as it has to be. */
    private void cut(String text, int from, int to, int next, ChunkPacker packer) {
        int start = Whitespace.skip(text, from, to);
        int end = Whitespace.trim(text, start, to);
        if (start == end) {
            return;
        }
        TextSpan whole = limits.measured(text, start, end);
        if (limits.fits(whole)) {
            packer.add(whole);
            return;
        }

        packer.finish();
        String range = text.substring(start, end); // a search in all of the text would pass the end of the range
        int separator = next;
        while (separator < separators.size() && !range.contains(separators.get(separator))) {
            separator++;
        }
        if (separator < separators.size()) {
            parts(text, start, range, separator, packer);
        } else {
            for (TextSpan part : OversizeSplitter.cut(text, start, end, limits)) {
                packer.add(part);
                packer.finish(); // parts of a word may have more tokens together than each alone
            }
        }
        packer.finish();
    }

    private void parts(String text, int start, String range, int separator, ChunkPacker packer) {
        String mark = separators.get(separator);
        int from = 0;
        while (from < range.length()) {
            int found = range.indexOf(mark, from);
            int to = found < 0 ? range.length() : found + mark.length();
            cut(text, start + from, start + to, separator + 1, packer);
            from = to;
        }
    }

    @Override
    public String toString() {
        return "RecursiveSplitter[max=" + limits.maxTokens() + " chars=" + limits.maxChars() + " separators="
                + separators.size() + "]";
    }
}
