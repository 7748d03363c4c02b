package dev.corpusmill.tokenize;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SentencePiece's precompiled map of character sequences: a double-array trie over UTF-8 bytes, and the strings that its
 * values are offsets into.
 *
 * <p>The map is asked as Hugging Face's {@code tokenizers} does it: a grapheme of fewer than six bytes as a whole, else
 * each of its characters, and the shortest entry that the bytes begin with stands for all of them.
 */
final class PrecompiledMap implements TextNormalizer {
    private static final int LONGEST_GRAPHEME_BYTES = 5;
    private static final int FIRST_COMBINING = 0x300;

    private final int[] trie;
    private final byte[] strings;
    private final @Nullable String[] basicPlane = new @Nullable String[Character.MIN_SUPPLEMENTARY_CODE_POINT];

    /** @param map little-endian: bytes of the trie (32 bits), the trie, the strings, each ended by a zero */
    PrecompiledMap(byte[] map) {
        ByteBuffer buffer = ByteBuffer.wrap(map).order(ByteOrder.LITTLE_ENDIAN);
        if (map.length < Integer.BYTES) {
            throw new IllegalArgumentException("precompiled_charsmap is too short");
        }
        int bytes = buffer.getInt();
        if (bytes < Integer.BYTES || bytes > buffer.remaining()) {
            throw new IllegalArgumentException("precompiled_charsmap is cut off");
        }
        trie = new int[bytes / Integer.BYTES];
        for (int i = 0; i < trie.length; i++) {
            trie[i] = buffer.getInt();
        }
        buffer.position(Integer.BYTES + bytes);
        strings = new byte[buffer.remaining()];
        buffer.get(strings);
        for (int point = 0; point < basicPlane.length; point++) {
            if (!Character.isSurrogate((char) point)) {
                basicPlane[point] = look(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public AlignedText normalize(AlignedText text) {
        AlignedText result = new AlignedText(text.length() + 16, text.sourceStart());
        BreakIterator graphemes = null;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePoint(at);
            int next = at + Character.charCount(point);
            if (next < text.length() && mayJoin(point, text.codePoint(next))) {
                if (graphemes == null) {
                    graphemes = BreakIterator.getCharacterInstance(ULocale.ROOT);
                    graphemes.setText(text.toString());
                }
                int end = graphemes.following(at);
                if (end > next) {
                    grapheme(text, at, end, result);
                    at = end;
                    continue;
                }
            }
            character(text, point, at, next, result);
            at = next;
        }
        return result;
    }

    /** Whether two characters may be one grapheme; where both are letters of most scripts, or signs of ASCII, they never are. */
    private static boolean mayJoin(int first, int second) {
        if (first < FIRST_COMBINING && second < FIRST_COMBINING) {
            return first == '\r';
        }
        return !(isIdeograph(first) && isIdeograph(second));
    }

    private static boolean isIdeograph(int point) {
        return (point >= 0x4E00 && point <= 0x9FFF)
                || (point >= 0x30A1 && point <= 0x30FA)
                || (point >= 0x3041 && point <= 0x3096);
    }

    private void grapheme(AlignedText text, int from, int to, AlignedText result) {
        byte[] bytes = text.subSequence(from, to).toString().getBytes(StandardCharsets.UTF_8);
        String whole = bytes.length <= LONGEST_GRAPHEME_BYTES ? look(bytes) : null;
        if (whole != null) {
            result.add(whole, text.end(to - 1));
            return;
        }
        for (int at = from; at < to; ) {
            int point = text.codePoint(at);
            int next = at + Character.charCount(point);
            character(text, point, at, next, result);
            at = next;
        }
    }

    private void character(AlignedText text, int point, int from, int to, AlignedText result) {
        String other = point < basicPlane.length
                ? basicPlane[point]
                : look(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        if (other == null) {
            result.add(text, from, to);
        } else {
            result.add(other, text.end(to - 1));
        }
    }

    /** What the shortest entry at the beginning of these bytes maps to; null where there is none. */
    private @Nullable String look(byte[] key) {
        int node = offset(trie[0]);
        for (byte unit : key) {
            int label = unit & 0xFF;
            node ^= label;
            if (label == 0 || node < 0 || node >= trie.length) {
                return null;
            }
            int entry = trie[node];
            if ((entry & 0x800000FF) != label) {
                return null;
            }
            node ^= offset(entry);
            if ((entry >>> 8 & 1) == 1 && node >= 0 && node < trie.length) {
                return string(trie[node] & 0x7FFFFFFF);
            }
        }
        return null;
    }

    private static int offset(int entry) {
        return entry >>> 10 << ((entry & 0x200) >>> 6);
    }

    private String string(int from) {
        int to = from;
        while (to < strings.length && strings[to] != 0) {
            to++;
        }
        return new String(Arrays.copyOfRange(strings, Math.min(from, strings.length), to), StandardCharsets.UTF_8);
    }
}
