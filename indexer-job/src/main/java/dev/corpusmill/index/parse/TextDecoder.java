package dev.corpusmill.index.parse;

import dev.corpusmill.index.parse.charset.CharsetChoice;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

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
        return decode(bytes, CharsetChoice.of(bytes, declared));
    }

    /** Counts what is broken while it decodes: a text may well hold U+FFFD by itself. */
    private static Decoded decode(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) (bytes.length * Math.max(1.0, decoder.maxCharsPerByte())) + 4);
        int broken = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                decoder.flush(out);
                return new Decoded(out.flip().toString(), charset, broken);
            }
            broken++;
            out.put('\uFFFD');
            in.position(in.position() + result.length());
        }
    }
}
