package dev.corpusmill.index.parse.pdf;

import dev.corpusmill.index.parse.CleanText;
import java.text.Bidi;
import java.util.Arrays;
import java.util.List;

/** Spells out the glyphs of a segment: gaps become spaces, Arabic and Hebrew turn round. */
final class SegmentText {
    private static final float WORD_GAP = 0.14f;
    private static final float WIDE_GAP = 0.5f;
    private static final float LETTER_SPACED = 0.1f;
    private static final int MIN_LETTER_SPACED = 5;

    private SegmentText() {}

    static String of(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        float wordGap = wordGap(glyphs);
        for (int i = 0; i < glyphs.size(); i++) {
            Glyph glyph = glyphs.get(i);
            Glyph before = i == 0 ? glyph : glyphs.get(i - 1);
            text.append(i > 0 && isGap(before, glyph, wordGap) ? " " : "").append(glyph.text());
        }
        String clean = CleanText.collapse(text);
        return isMirrored(clean) ? logical(clean) : clean;
    }

    private static boolean isGap(Glyph before, Glyph glyph, float wordGap) {
        float gap = glyph.left() - before.right();
        float size = Math.max(before.size(), glyph.size());
        if (glyph.spaced() && glyph.order() >= before.order()) {
            return true;
        }
        return gap > (before.isWide() && glyph.isWide() ? WIDE_GAP : wordGap) * size;
    }

    /** In letter-spaced words the gap between letters is no gap between words. */
    private static float wordGap(List<Glyph> glyphs) {
        if (glyphs.size() < MIN_LETTER_SPACED) {
            return WORD_GAP;
        }
        float[] gaps = new float[glyphs.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (glyphs.get(i + 1).left() - glyphs.get(i).right())
                    / glyphs.get(i).size();
        }
        Arrays.sort(gaps);
        float quarter = gaps[gaps.length / 4];
        return quarter > LETTER_SPACED ? Math.max(WORD_GAP, gaps[gaps.length / 2] * 1.6f) : WORD_GAP;
    }

    private static boolean isMirrored(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /** From the order in which it is seen to the order in which it is read (Unicode UAX 9, reversed). */
    private static String logical(String visual) {
        Bidi bidi = new Bidi(visual, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Integer[] order = new Integer[runs];
        for (int i = 0; i < runs; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        StringBuilder logical = new StringBuilder(visual.length());
        for (Integer run : order) {
            String part = visual.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            logical.append(levels[run] % 2 == 0 ? part : mirrored(part));
        }
        return logical.toString();
    }

    private static String mirrored(String part) {
        StringBuilder turned = new StringBuilder(part.length());
        for (int i = part.length(); i > 0; ) {
            int c = part.codePointBefore(i);
            i -= Character.charCount(c);
            int bracket = "()[]{}<>«»".indexOf(c);
            turned.appendCodePoint(bracket < 0 ? c : "()[]{}<>«»".charAt(bracket ^ 1));
        }
        return turned.toString();
    }
}
