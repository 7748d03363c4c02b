package dev.corpusmill.text;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.charfilter.BaseCharFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives the characters of a text the one form by which words are compared: composed or not, with accents or without, as a
 * ligature, in full width or in half, they become the same. Marks that nobody sees, like soft hyphens and marks of
 * direction, are left out. Offsets point into the text as it was.
 */
final class WordForms extends BaseCharFilter {
    /*
     * NFKC (Unicode Standard Annex 15) makes compatible characters equal. Of what it leaves, accents of Latin, Greek and
     * Cyrillic and the points of Hebrew and Arabic go, but not the breve of й and ў, which are letters of their own. Most
     * characters are no part of this: a table of the basic plane remembers which are.
     */
    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    /** What becomes of accents. */
    enum Accents {
        DROPPED,
        /** The stemmers of most languages want them; {@link #withoutAccents} drops them afterwards. */
        KEPT
    }

    private static final Map<Accents, @Nullable String[]> FORMS = Map.of( // as they come
            Accents.DROPPED,
            new String[Character.MIN_SUPPLEMENTARY_CODE_POINT],
            Accents.KEPT,
            new String[Character.MIN_SUPPLEMENTARY_CODE_POINT]);

    private final Accents accents;
    private final @Nullable String[] forms;
    private @Nullable String folded;
    private int read;

    WordForms(Reader text, Accents accents) {
        super(text);
        this.accents = accents;
        this.forms = Objects.requireNonNull(FORMS.get(accents));
    }

    /** The form of a single word. */
    static String withoutAccents(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (word.charAt(at) >= 0x80) {
                return form(word, Accents.DROPPED);
            }
        }
        return word;
    }

    /** The form of a character that stands alone. */
    private String form(char c) {
        String known = forms[c];
        if (known == null) {
            known = form(String.valueOf(c), accents);
            forms[c] = known; // threads that meet here write the same
        }
        return known;
    }

    private boolean changes(char c) {
        String form = form(c);
        return form.length() != 1
                || form.charAt(0) != c
                || Character.isSurrogate(c)
                || !COMPATIBLE.hasBoundaryBefore(c);
    }

    private static String readAll(Reader text) throws IOException {
        StringBuilder all = new StringBuilder();
        char[] buffer = new char[4096];
        for (int n = text.read(buffer); n >= 0; n = text.read(buffer)) {
            all.append(buffer, 0, n);
        }
        return all.toString();
    }

    private String fold(String text) {
        int at = nextChange(text, 0);
        if (at == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int end = segmentEnd(text, at);
            String segment = text.substring(at, end);
            String form = segment.length() == 1 ? form(segment.charAt(0)) : form(segment, accents);
            if (isSeparator(segment, text, at)) {
                form = " ";
            }
            int same = out.length() + Math.min(form.length(), segment.length());
            out.append(form);
            if (form.length() != segment.length()) {
                mapTo(end, same, out.length());
            }

            int next = nextChange(text, end);
            out.append(text, end, next);
            at = next;
        }
        return out.toString();
    }

    /** What became longer ends where its source does. */
    private void mapTo(int sourceEnd, int from, int to) {
        for (int at = from; at <= to; at++) {
            addOffCorrectMap(at, sourceEnd - at);
        }
    }

    /** Where a character stands that changes, with the one before it if that may be its base. */
    private int nextChange(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= 0x80 && changes(c)) {
                boolean joins =
                        at > from && text.charAt(at - 1) >= 0x80 && !COMPATIBLE.hasBoundaryBefore(text.codePointAt(at));
                return joins && !Character.isSurrogate(text.charAt(at - 1)) ? at - 1 : at;
            }
        }
        return text.length();
    }

    private static int segmentEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length() && !COMPATIBLE.hasBoundaryBefore(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static String form(String segment, Accents accents) {
        String parts = DECOMPOSED.normalize(COMPATIBLE.normalize(segment));
        StringBuilder kept = new StringBuilder(parts.length());
        for (int at = 0; at < parts.length(); at += Character.charCount(parts.codePointAt(at))) {
            int point = parts.codePointAt(at);
            if (!isUnseen(point) && (accents == Accents.KEPT || !isAccent(point) || isShort(kept, point))) {
                kept.appendCodePoint(point);
            }
        }
        return COMPOSED.normalize(kept);
    }

    /** Whether a mark takes no room; U+200B does so too, but in some scripts it parts words. */
    private static boolean isUnseen(int point) {
        return point == 0xAD
                || point == 0xFEFF
                || point == 0x61C
                || point == 0x180E
                || (point >= 0x200B && point <= 0x200F)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2060 && point <= 0x206F)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0x640; // the stretching mark of Arabic
    }

    private static boolean isAccent(int point) {
        return (point >= 0x300 && point <= 0x36F)
                || (point >= 0x591 && point <= 0x5C7 && Character.getType(point) == Character.NON_SPACING_MARK)
                || (point >= 0x64B && point <= 0x65F)
                || point == 0x670;
    }

    private static boolean isShort(CharSequence before, int accent) {
        return accent == 0x306 && !before.isEmpty() && "иИуУ".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    /** Thai, Lao, Burmese and Khmer have no blanks; a U+200B between their words is meant as one. */
    private static boolean isSeparator(String segment, String text, int at) {
        if (segment.charAt(0) != '\u200B' || at == 0) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(text.codePointBefore(at));
        return switch (script) {
            case THAI, LAO, MYANMAR, KHMER -> true;
            default -> false;
        };
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (folded == null) {
            folded = fold(readAll(input));
        }
        if (read >= folded.length()) {
            return -1;
        }
        int count = Math.min(length, folded.length() - read);
        folded.getChars(read, read + count, target, offset);
        read += count;
        return count;
    }
}
