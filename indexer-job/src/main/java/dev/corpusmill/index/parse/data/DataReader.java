package dev.corpusmill.index.parse.data;

import dev.corpusmill.index.parse.TextDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Characters of a text of any length: its beginning decides the charset, and it is never held as a whole. */
final class DataReader {
    private static final int SAMPLE_BYTES = 1 << 20;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private DataReader() {}

    /** Characters from the beginning, without a byte order mark. */
    static Reader open(InputStream content) throws IOException {
        byte[] sample = content.readNBytes(SAMPLE_BYTES);
        Charset charset = TextDecoder.decode(wholeCharacters(sample)).charset();
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(sample), content);
        PushbackReader reader = new PushbackReader(new InputStreamReader(all, charset));
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }

    /** A sample that ends within a character would look broken. */
    private static byte[] wholeCharacters(byte[] sample) {
        if (sample.length < SAMPLE_BYTES) {
            return sample;
        }
        int end = sample.length;
        while (end > 0 && sample.length - end < 8 && sample[end - 1] < 0) {
            end--;
        }
        return Arrays.copyOf(sample, end - end % 2);
    }
}
