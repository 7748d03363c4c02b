package dev.corpusmill.index.parse.ocr;

import static java.lang.Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION;
import static java.lang.Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS;

import dev.corpusmill.index.parse.ocr.RecognizedText.Area;
import dev.corpusmill.index.parse.ocr.RecognizedText.Paragraph;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line while its words arrive. */
final class RecognizedLine {
    private static final Set<UnicodeScript> WITHOUT_SPACES =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Pattern CUT_WORD = Pattern.compile(".*\\p{L}{2}[-\u2010]", Pattern.DOTALL);

    /** A line of at least this share of its paragraph's width goes on in the next one. */
    private static final double FULL = 0.8;

    private final StringBuilder text = new StringBuilder();
    private @Nullable Area area;

    void add(String word, Area where) {
        glue(text, word);
        area = area == null ? where : area.and(where);
    }

    /** The paragraph of these lines. */
    static Paragraph joined(List<RecognizedLine> lines) {
        Area whole = lines.get(0).where();
        for (RecognizedLine line : lines) {
            whole = whole.and(line.where());
        }
        StringBuilder text = new StringBuilder(lines.get(0).text);
        for (int i = 1; i < lines.size(); i++) {
            StringBuilder next = lines.get(i).text;
            boolean full = lines.get(i - 1).where().width() >= FULL * whole.width();
            if (CUT_WORD.matcher(text).matches() && Character.isLowerCase(next.codePointAt(0))) {
                text.setLength(text.length() - 1);
                text.append(next);
            } else if (full) {
                glue(text, next);
            } else {
                text.append('\n').append(next);
            }
        }
        return new Paragraph(text.toString(), whole);
    }

    private static void glue(StringBuilder text, CharSequence next) {
        boolean together = text.isEmpty()
                || (isWide(text.codePointBefore(text.length())) && isWide(Character.codePointAt(next, 0)));
        text.append(together ? "" : " ").append(next);
    }

    /** Between two such characters nobody writes a space. */
    private static boolean isWide(int codePoint) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(codePoint);
        return WITHOUT_SPACES.contains(UnicodeScript.of(codePoint))
                || block == CJK_SYMBOLS_AND_PUNCTUATION
                || block == HALFWIDTH_AND_FULLWIDTH_FORMS;
    }

    private Area where() {
        return area == null ? new Area(0, 0, 0, 0) : area;
    }
}
