package dev.corpusmill.index.parse.tika;

import dev.corpusmill.index.parse.charset.CharsetChoice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;

/** Chooses charsets for Tika's parsers as for our own: what a mail or a server declared, else what the bytes tell. */
final class DeclaredOrDetected implements EncodingDetector {
    private static final long serialVersionUID = 1L;
    private static final int MAX_BYTES = 1 << 16;

    @Override
    public Charset detect(InputStream content, Metadata metadata) throws IOException {
        String declared = metadata.get(Metadata.CONTENT_ENCODING);
        content.mark(MAX_BYTES);
        byte[] head = content.readNBytes(MAX_BYTES);
        content.reset();
        return CharsetChoice.of(head, declared == null ? "" : declared);
    }
}
