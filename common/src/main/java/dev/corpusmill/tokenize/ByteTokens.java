package dev.corpusmill.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tokens for single bytes, {@code <0x00>} to {@code <0xFF>}, of models that fall back to them. */
final class ByteTokens {
    private static final int BYTES = 256;

    private final int[] ids = new int[BYTES];

    private ByteTokens() {}

    /** Those of a vocabulary; empty where some byte has none. */
    static Optional<ByteTokens> of(Map<String, Integer> idsByPiece) {
        ByteTokens tokens = new ByteTokens();
        for (int value = 0; value < BYTES; value++) {
            Integer id = idsByPiece.get(String.format(Locale.ROOT, "<0x%02X>", value));
            if (id == null) {
                return Optional.empty();
            }
            tokens.ids[value] = id;
        }
        return Optional.of(tokens);
    }

    /** Adds a token for each byte of these units, which all end where the last does. */
    void add(AlignedText part, int from, int to, Tokens tokens) {
        byte[] bytes = part.subSequence(from, to).toString().getBytes(StandardCharsets.UTF_8);
        for (byte value : bytes) {
            tokens.add(ids[value & 0xFF], part.end(to - 1));
        }
    }
}
