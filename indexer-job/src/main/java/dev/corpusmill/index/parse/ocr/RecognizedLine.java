package dev.corpusmill.index.parse.ocr;

import dev.corpusmill.index.parse.ocr.RecognizedText.Area;
import dev.corpusmill.index.parse.ocr.RecognizedText.Paragraph;
import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line while its words arrive. */
final class RecognizedLine {
    private static final Set<UnicodeScript> WITHOUT_SPACES =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Set<UnicodeBlock> WIDE_MARKS =
            Set.of(UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION, UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);
    private static final Pattern CUT_WORD = Pattern.compile(".*\\p{L}{2}[-\u2010]", Pattern.DOTALL);

    private static final Area NOWHERE = new Area(0, 0, 0, 0);

    /** A line of at least this share of its column's width goes on in the next one. */
    private static final double FULL = 0.8;

    private final StringBuilder text = new StringBuilder();
    private final boolean first;
    private @Nullable Area area;

    /** @param first whether Tesseract begins a paragraph here */
    RecognizedLine(boolean first) {
        this.first = first;
    }

    void add(String word, Area where) {
        glue(text, word);
        area = area == null ? where : area.and(where);
    }

    /** The paragraphs of the lines of one column. */
    static List<Paragraph> joined(List<RecognizedLine> lines) {
        int width = lines.stream().mapToInt(line -> line.where().width()).max().orElse(0);
        List<Paragraph> paragraphs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Area whole = NOWHERE;
        for (int i = 0; i < lines.size(); i++) {
            RecognizedLine line = lines.get(i);
            boolean goesOn = i > 0 && lines.get(i - 1).goesOnIn(line, width);
            if (i > 0 && line.first && !goesOn) {
                paragraphs.add(new Paragraph(text.toString(), whole));
                text.setLength(0);
            }
            whole = text.isEmpty() ? line.where() : whole.and(line.where());
            append(text, line.text, goesOn);
        }
        if (!text.isEmpty()) {
            paragraphs.add(new Paragraph(text.toString(), whole));
        }
        return paragraphs;
    }

    /** Where Tesseract begins a paragraph, only a small letter behind a full line says that it is none. */
    private boolean goesOnIn(RecognizedLine next, int width) {
        boolean small = Character.isLowerCase(next.text.codePointAt(0));
        boolean full = where().width() >= FULL * width;
        boolean cut = CUT_WORD.matcher(text).matches();
        return (small && (full || (cut && !next.first))) || (full && !next.first);
    }

    private static void append(StringBuilder text, StringBuilder line, boolean goesOn) {
        if (!goesOn) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
        } else if (CUT_WORD.matcher(text).matches() && Character.isLowerCase(line.codePointAt(0))) {
            text.setLength(text.length() - 1);
            text.append(line);
        } else {
            glue(text, line);
        }
    }

    private static void glue(StringBuilder text, CharSequence next) {
        boolean together = text.isEmpty()
                || (isWide(text.codePointBefore(text.length())) && isWide(Character.codePointAt(next, 0)));
        text.append(together ? "" : " ").append(next);
    }

    /** Between two such characters nobody writes a space. */
    private static boolean isWide(int codePoint) {
        UnicodeBlock block = UnicodeBlock.of(codePoint);
        return WITHOUT_SPACES.contains(UnicodeScript.of(codePoint)) || (block != null && WIDE_MARKS.contains(block));
    }

    private Area where() {
        return area == null ? NOWHERE : area;
    }
}
