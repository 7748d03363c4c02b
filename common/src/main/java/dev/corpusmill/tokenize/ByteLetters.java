package dev.corpusmill.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The alphabet in which byte-level vocabularies are written: a printable character for each byte. Bytes that are printable
 * in Latin-1 stand for themselves, the others are U+0100 and what follows, in their order.
 */
final class ByteLetters {
    private static final int BYTES = 256;
    private static final char[] LETTERS = letters();

    private ByteLetters() {}

    private static char[] letters() {
        char[] letters = new char[BYTES];
        char next = 0x100;
        for (int value = 0; value < BYTES; value++) {
            boolean printable = (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || value >= 0xAE;
            letters[value] = printable ? (char) value : next++;
        }
        return letters;
    }

    /** A text in this alphabet. */
    static String of(String text) {
        StringBuilder letters = new StringBuilder(text.length() * 2);
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            letters.append(LETTERS[value & 0xFF]);
        }
        return letters.toString();
    }

    /**
     * The tokens of the single bytes.
     *
     * @throws IllegalArgumentException where a byte has none
     */
    static int[] ids(Map<String, Integer> idsByPiece) {
        int[] ids = new int[BYTES];
        for (int value = 0; value < BYTES; value++) {
            Integer id = idsByPiece.get(String.valueOf(LETTERS[value]));
            if (id == null) {
                throw new IllegalArgumentException("vocabulary has no token for the byte " + value);
            }
            ids[value] = id;
        }
        return ids;
    }
}
