package dev.corpusmill.index.parse.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Chooses the charset of a text: a byte order mark, then what is declared outside or inside the text unless it cannot
 * be right, then UTF-8 if the bytes are that, then statistics.
 */
public final class CharsetChoice {
    /** Among a hundred characters beyond ASCII one may be broken, and the charset still be right. */
    private static final int BROKEN_SHARE = 100;

    private CharsetChoice() {}

    /** The charset of a text, or of its beginning; {@code declared} is a label or empty. */
    public static Charset of(byte[] bytes, String declared) {
        Optional<Charset> marked = byteOrderMark(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        Optional<Charset> disguised = CharsetDetector.disguised(bytes);
        Faults asUtf8 = Faults.of(bytes, StandardCharsets.UTF_8);
        Optional<Charset> said = EncodingLabels.charset(declared)
                .or(() -> CharsetDeclaration.of(bytes))
                .filter(charset -> canBe(charset, bytes, asUtf8, disguised));
        if (said.isPresent()) {
            return said.get();
        } else if (disguised.isPresent()) {
            return disguised.get();
        }
        return asUtf8.few() ? StandardCharsets.UTF_8 : CharsetDetector.detect(bytes);
    }

    /** The charset of the name of a file in an archive that does not say it. */
    public static Charset ofFileName(byte[] name) {
        return Faults.of(name, StandardCharsets.UTF_8).few()
                ? StandardCharsets.UTF_8
                : CharsetDetector.detectFileName(name);
    }

    private static Optional<Charset> byteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        } else if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        return startsWith(bytes, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a declaration can be right. A text of single bytes that is UTF-8 with two characters or more beyond ASCII is
     * UTF-8: no text is so by chance, and many that are call themselves Latin.
     */
    private static boolean canBe(Charset charset, byte[] bytes, Faults asUtf8, Optional<Charset> disguised) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return asUtf8.few() && disguised.isEmpty();
        }
        boolean wide = charset.name().startsWith("UTF-16");
        if (wide != disguised.filter(found -> found.name().startsWith("UTF-16")).isPresent()) {
            return wide
                    && asUtf8.broken > 0
                    && bytes.length % 2 == 0
                    && Faults.of(bytes, charset).few();
        }
        if (asUtf8.broken == 0 && asUtf8.beyondAscii > 1 && isSingleByte(charset)) {
            return false;
        }
        return Faults.of(bytes, charset).few();
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1f;
    }

    /** What happens if bytes are decoded: characters beyond ASCII, and places that are broken or control characters. */
    private record Faults(int beyondAscii, int broken) {
        private static final int BUFFER = 8192;
        /** So many bytes may be the beginning of more: a character that is cut at the end is no fault. */
        private static final int BEGINNING = 1 << 16;

        boolean few() {
            return broken == 0 || (long) broken * BROKEN_SHARE < beyondAscii;
        }

        static Faults of(byte[] bytes, Charset charset) {
            CharsetDecoder decoder = charset.newDecoder();
            ByteBuffer in = ByteBuffer.wrap(bytes);
            CharBuffer out = CharBuffer.allocate(BUFFER);
            int beyondAscii = 0;
            int broken = 0;
            CoderResult result;
            do {
                result = decoder.decode(in, out, false);
                out.flip();
                while (out.hasRemaining()) {
                    char character = out.get();
                    beyondAscii += character >= 0x80 ? 1 : 0;
                    broken += isControl(character) ? 1 : 0;
                }
                out.clear();
                if (result.isError()) {
                    broken++;
                    beyondAscii++;
                    in.position(in.position() + result.length());
                }
            } while (!result.isUnderflow());
            if (in.hasRemaining() && bytes.length < BEGINNING) {
                broken++;
                beyondAscii++;
            }
            return new Faults(beyondAscii, broken);
        }

        private static boolean isControl(char character) {
            return character >= 0x80 && character < 0xA0 && character != 0x85;
        }
    }
}
