package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts source code at blank lines outside of all brackets, what is too long at blank lines one level deeper, and so on; then
 * at any line of a level. A piece begins in a string or a comment only where one is longer than a piece.
 */
final class CodeSplitter implements Splitter {
    private static final int LAST_STEP = 2 * CodeLines.MAX_LEVEL + 2; // any line, even in a string

    private final Limits limits;

    CodeSplitter(Limits limits) {
        this.limits = limits;
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        List<Chunk> pieces = new ArrayList<>();
        new Run(parsed, limits, pieces).cut();
        return OversizeChunks.cut(parsed, pieces, limits);
    }

    /** The splitting of one text. */
    private static final class Run {
        private final String text;
        private final CodeLines lines;
        private final Limits limits;
        private final ChunkPacker packer;

        Run(ParsedText parsed, Limits limits, List<Chunk> pieces) {
            this.text = parsed.text();
            this.lines = CodeLines.of(text);
            this.limits = limits;
            this.packer = new ChunkPacker(text, limits, new ChunkBuilder(parsed, limits), pieces);
        }

        void cut() {
            cut(0, lines.count(), 0);
            packer.finish();
        }

        /** Packs the lines of a range whole, or cut by the first of the steps from {@code step} on that cuts them. */
        private void cut(int from, int to, int step) {
            int start = Whitespace.skip(text, lines.start(from), lines.start(to));
            int end = Whitespace.trim(text, start, lines.start(to));
            if (start == end) {
                return;
            }
            TextSpan whole = limits.measured(text, start, end);
            if (limits.fits(whole)) {
                packer.add(whole);
                return;
            }

            packer.finish();
            int next = step;
            while (next <= LAST_STEP && !anyCut(from, to, next)) {
                next++;
            }
            if (next <= LAST_STEP) {
                parts(from, to, next);
            } else {
                for (TextSpan part : OversizeSplitter.cut(text, start, end, limits)) {
                    packer.add(part);
                    packer.finish(); // parts of a word may have more tokens together than each alone
                }
            }
            packer.finish();
        }

        private void parts(int from, int to, int step) {
            IntPredicate cuts = cuts(step);
            int start = from;
            for (int line = from + 1; line < to; line++) {
                if (cuts.test(line)) {
                    cut(start, line, step + 1);
                    start = line;
                }
            }
            cut(start, to, step + 1);
        }

        private boolean anyCut(int from, int to, int step) {
            IntPredicate cuts = cuts(step);
            for (int line = from + 1; line < to; line++) {
                if (cuts.test(line)) {
                    return true;
                }
            }
            return false;
        }

        /** Before which lines a step cuts: even ones behind blank lines, odd ones anywhere; each two one level deeper. */
        private IntPredicate cuts(int step) {
            int level = step / 2;
            if (step == LAST_STEP) {
                return line -> true;
            }
            boolean anywhere = step % 2 == 1;
            return line -> lines.level(line) <= level
                    && !lines.inside(line)
                    && lines.opens(line)
                    && (anywhere || lines.blank(line - 1));
        }
    }

    @Override
    public String toString() {
        return "CodeSplitter[max=" + limits.maxTokens() + " overlap=" + limits.overlapTokens() + "]";
    }
}
