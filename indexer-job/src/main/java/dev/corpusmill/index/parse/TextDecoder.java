package dev.corpusmill.index.parse;

import dev.corpusmill.index.parse.charset.CharsetChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Bytes to characters, in the charset that {@link CharsetChoice} finds for them. */
public final class TextDecoder {
    private TextDecoder() {}

    /**
     * Decoded text.
     *
     * @param broken how many places could not be decoded and became U+FFFD
     */
    public record Decoded(String text, Charset charset, int broken) {}

    /** Decodes what nothing is known of. */
    public static Decoded decode(byte[] bytes) {
        return decode(bytes, "");
    }

    /** Decodes what somebody gave a charset's label for, like the head of a mail; empty for none. */
    public static Decoded decode(byte[] bytes, String declared) {
        Charset charset = CharsetChoice.of(bytes, declared);
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Decoded(text, charset, (int) text.chars().filter(c -> c == '\uFFFD').count());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // REPLACE never throws
        }
    }
}
