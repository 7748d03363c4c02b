package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds columns of upright characters, as Japanese and Chinese are written downwards without a vertical font. */
final class StackedGlyphs {
    private static final int MIN_STACKED = 6;
    private static final float SAME_COLUMN = 0.3f;
    private static final float NEXT_BELOW = 0.7f;
    private static final float LAST_BELOW = 1.7f;

    private StackedGlyphs() {}

    /** Takes out what is stacked, in the frame of text that runs downwards; nothing if more runs to the right. */
    static List<Glyph> takeFrom(List<Glyph> upright) {
        BitSet stacked = new BitSet();
        int below = 0;
        int beside = 0;
        for (int i = 1; i < upright.size(); i++) {
            Glyph one = upright.get(i - 1);
            Glyph next = upright.get(i);
            if (one.isWide() || next.isWide()) {
                if (isBelow(one, next)) {
                    stacked.set(i - 1, i + 1);
                    below++;
                } else if (Math.abs(one.baseline() - next.baseline()) < SAME_COLUMN * one.size()) {
                    beside++;
                }
            }
        }
        return below < MIN_STACKED || below < beside ? List.of() : turn(upright, stacked);
    }

    private static boolean isBelow(Glyph one, Glyph next) {
        float middle = (next.left() + next.right() - one.left() - one.right()) / 2;
        float drop = next.baseline() - one.baseline();
        return Math.abs(middle) < SAME_COLUMN * one.size()
                && drop > NEXT_BELOW * one.size()
                && drop < LAST_BELOW * one.size();
    }

    private static List<Glyph> turn(List<Glyph> upright, BitSet stacked) {
        List<Glyph> turned = new ArrayList<>();
        List<Glyph> others = new ArrayList<>();
        for (int i = 0; i < upright.size(); i++) {
            Glyph glyph = upright.get(i);
            if (stacked.get(i)) {
                float top = glyph.baseline() - GlyphReader.IDEOGRAPH_ASCENT * glyph.size();
                float x = (glyph.left() + glyph.right() - glyph.size()) / 2;
                turned.add(new Glyph(
                        glyph.text(),
                        Frame.DOWNWARDS.across(x, top),
                        Frame.DOWNWARDS.across(x, top + glyph.size()),
                        Frame.DOWNWARDS.down(x, top),
                        glyph.size(),
                        glyph.order(),
                        false));
            } else {
                others.add(glyph);
            }
        }
        upright.clear();
        upright.addAll(others);
        return turned;
    }
}
