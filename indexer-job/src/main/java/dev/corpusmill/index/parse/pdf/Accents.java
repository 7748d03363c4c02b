package dev.corpusmill.index.parse.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Joins accents that were painted over a letter, as TeX does, with their letter. */
final class Accents {
    private static final String ACCENTS = "`´¨ˆ˜¯˘˙˚¸˝˛ˇ";
    private static final String COMBINING =
            "\u0300\u0301\u0308\u0302\u0303\u0304\u0306\u0307\u030A\u0327\u030B\u0328\u030C";
    private static final float HEIGHT = 0.7f;

    private Accents() {}

    /** The same glyphs, accents that stand over their neighbor in it. */
    static List<Glyph> joined(List<Glyph> glyphs) {
        List<Glyph> joined = new ArrayList<>(glyphs.size());
        for (Glyph glyph : glyphs) {
            int last = joined.size() - 1;
            if (last >= 0 && isOver(joined.get(last), glyph)) {
                joined.set(last, composed(glyph, joined.get(last)));
            } else if (last >= 0 && isOver(glyph, joined.get(last))) {
                joined.set(last, composed(joined.get(last), glyph));
            } else {
                joined.add(glyph);
            }
        }
        return joined;
    }

    private static boolean isOver(Glyph accent, Glyph letter) {
        float shared = Math.min(accent.right(), letter.right()) - Math.max(accent.left(), letter.left());
        return accent.text().length() == 1
                && ACCENTS.indexOf(accent.text().charAt(0)) >= 0
                && Character.isLetter(letter.text().codePointAt(0))
                && shared > Math.min(accent.width(), letter.width()) / 2
                && Math.abs(accent.baseline() - letter.baseline()) < HEIGHT * letter.size();
    }

    private static Glyph composed(Glyph letter, Glyph accent) {
        char mark = COMBINING.charAt(ACCENTS.indexOf(accent.text().charAt(0)));
        int first = letter.text().offsetByCodePoints(0, 1);
        String text = Normalizer.normalize(
                letter.text().substring(0, first) + mark + letter.text().substring(first), Normalizer.Form.NFC);
        return new Glyph(
                text,
                letter.left(),
                letter.right(),
                letter.baseline(),
                letter.size(),
                letter.order(),
                letter.spaced() || (accent.spaced() && accent.order() <= letter.order()));
    }
}
