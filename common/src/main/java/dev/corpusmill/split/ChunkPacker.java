package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Packs units, in their order, into pieces as large as the limits allow. Adding one never fails. */
final class ChunkPacker {
    private final String text;
    private final Limits limits;
    private final ChunkBuilder maker;
    private final List<Chunk> pieces;
    private final List<TextSpan> units = new ArrayList<>();
    private int tokens;
    private boolean fresh; // whether it holds more than what it repeats of the piece before

    ChunkPacker(String text, Limits limits, ChunkBuilder maker, List<Chunk> pieces) {
        this.text = text;
        this.limits = limits;
        this.maker = maker;
        this.pieces = pieces;
    }

    /** A section begins: what is packed becomes a piece, unless it is too little to stand alone. */
    void startSection(int minTokens) {
        if (!fresh || tokens >= minTokens) {
            finish();
        }
    }

    private boolean fitsWith(TextSpan unit) {
        return tokens + unit.tokens() <= limits.maxTokens()
                && unit.end() - units.get(0).start() <= limits.maxChars();
    }

    /** Takes a unit that fits into a piece; where it does not fit into this one, it starts the next, after an overlap. */
    void add(TextSpan unit) {
        if (!units.isEmpty() && !fitsWith(unit)) {
            finishWithOverlap();
            if (!units.isEmpty() && !fitsWith(unit)) {
                clear(); // repeating is a courtesy, the limit is not
            }
        }
        units.add(unit);
        tokens += unit.tokens();
        fresh = true;
    }

    /** Ends the piece; the next one repeats nothing. */
    void finish() {
        emit();
        clear();
    }

    private void finishWithOverlap() {
        emit();
        int from = units.size();
        int repeated = 0;
        while (from > 1 && repeated + units.get(from - 1).tokens() <= limits.overlapTokens()) {
            from--;
            repeated += units.get(from).tokens();
        }
        units.subList(0, from).clear();
        tokens = repeated;
        fresh = false;
    }

    private void emit() {
        if (fresh) {
            emit(0, units.size());
        }
    }

    /** Halves what turns out too long: white space between units costs tokens with some models. */
    private void emit(int from, int to) {
        int start = units.get(from).start();
        int end = units.get(to - 1).end();
        Chunk piece = maker.make(start, end, text.substring(start, end));
        if (piece.tokens() > limits.maxTokens() && to - from > 1) {
            int middle = (from + to) >>> 1;
            emit(from, middle);
            emit(middle, to);
        } else {
            pieces.add(piece);
        }
    }

    private void clear() {
        units.clear();
        tokens = 0;
        fresh = false;
    }
}
