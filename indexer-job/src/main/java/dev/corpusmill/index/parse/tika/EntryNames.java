package dev.corpusmill.index.parse.tika;

import dev.corpusmill.index.parse.charset.CharsetChoice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;

/** Chooses the charset of a name in an archive: old ones hold it as the machine that packed them wrote it. */
final class EntryNames implements EncodingDetector {
    private static final long serialVersionUID = 1L;
    private static final int MAX_BYTES = 1 << 16; // of a name in a zip file

    @Override
    public Charset detect(InputStream name, Metadata metadata) throws IOException {
        name.mark(MAX_BYTES);
        byte[] bytes = name.readNBytes(MAX_BYTES);
        name.reset();
        return CharsetChoice.ofFileName(bytes);
    }
}
