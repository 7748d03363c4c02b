package dev.corpusmill.index.records;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and says where it is broken. */
final class StrictUtf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private StrictUtf8() {}

    /** Text; or {@code broken}, the place of the first byte that is no UTF-8. */
    record Decoded(String text, int broken) {}

    /** Java's own decoder is the fastest, but puts U+FFFD for what is broken, which a text may hold by itself. */
    static Decoded decode(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return new Decoded(text, text.indexOf(REPLACEMENT) < 0 ? -1 : broken(bytes, length));
    }

    private static int broken(byte[] bytes, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(length + 1), true);
        return result.isError() ? in.position() : -1;
    }
}
