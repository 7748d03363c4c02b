package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.Splitter;
import java.util.ArrayList;
import java.util.List;

/** Slides a window over the text, whatever is written there. Windows begin and end between words where that costs little. */
final class TokenWindowSplitter implements Splitter {
    private final Limits limits;

    TokenWindowSplitter(Limits limits) {
        this.limits = limits;
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        String text = parsed.text();
        int end = Whitespace.trim(text, 0, text.length());
        List<Chunk> pieces = new ArrayList<>();
        ChunkBuilder maker = new ChunkBuilder(parsed, limits);

        int at = Whitespace.skip(text, 0, end);
        TextSpan before = null;
        while (at < end) {
            TextSpan window = OversizeSplitter.first(text, at, end, limits);
            if (before != null && window.end() <= before.end()) { // the overlap filled it: go on without
                window = OversizeSplitter.first(text, Whitespace.skip(text, before.end(), end), end, limits);
            }
            pieces.add(maker.make(window.start(), window.end(), text.substring(window.start(), window.end())));
            before = window;
            at = window.end() >= end ? end : next(text, window, end);
        }
        return pieces;
    }

    /** Where the next window begins: with the last tokens of this one, from a blank on if there is one among them. */
    private int next(String text, TextSpan window, int end) {
        int behind = Whitespace.skip(text, window.end(), end);
        int[] ends = limits.tokenEnds().apply(text.substring(window.start(), window.end()));
        int first = ends.length - limits.overlapTokens() - 1;
        if (limits.overlapTokens() == 0 || first < 0) {
            return behind;
        }

        int from = Whitespace.betweenCharacters(text, window.start() + ends[first]);
        int blank = from;
        while (blank < window.end() && !Whitespace.isWhite(text.charAt(blank))) {
            blank++;
        }
        int start = Whitespace.skip(text, blank < window.end() ? blank : from, end);
        return start > window.start() ? start : behind;
    }

    @Override
    public String toString() {
        return "TokenWindowSplitter[max=" + limits.maxTokens() + " overlap=" + limits.overlapTokens() + "]";
    }
}
