package dev.corpusmill.index.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.txt.Icu4jEncodingDetector;
import org.apache.tika.parser.txt.UniversalEncodingDetector;
import org.jspecify.annotations.Nullable;

/** Bytes of unknown charset to characters: byte order marks first, then UTF-8, then statistics. */
final class TextDecoder {
    /** Among a hundred characters beyond ASCII one may be broken, and the text is still taken for UTF-8. */
    private static final int BROKEN_SHARE = 100;

    private TextDecoder() {}

    /**
     * Decoded text.
     *
     * @param broken how many places could not be decoded and became U+FFFD
     */
    record Decoded(String text, Charset charset, int broken) {}

    static Decoded decode(byte[] bytes) {
        Charset marked = byteOrderMark(bytes);
        Decoded asUtf8 = decode(bytes, marked == null ? StandardCharsets.UTF_8 : marked);
        if (marked != null || asUtf8.broken == 0 || asUtf8.broken * BROKEN_SHARE < nonAscii(asUtf8.text)) {
            return asUtf8;
        }
        Charset detected = detect(bytes);
        return detected == null ? asUtf8 : decode(bytes, detected);
    }

    private static @Nullable Charset byteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return startsWith(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
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

    private static @Nullable Charset detect(byte[] bytes) {
        try {
            Charset charset = new UniversalEncodingDetector().detect(new ByteArrayInputStream(bytes), new Metadata());
            return charset != null
                    ? charset
                    : new Icu4jEncodingDetector().detect(new ByteArrayInputStream(bytes), new Metadata());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the bytes are in memory
        }
    }

    private static int nonAscii(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) >= 0x80 ? 1 : 0;
        }
        return count;
    }
}
