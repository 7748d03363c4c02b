package dev.corpusmill.index.parse.book;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.TikaMemoryLimitException;

/** The files in an EPUB, read whole: none of them may be larger than 32 MB, nor all together than 256 MB. */
final class EpubEntries {
    private static final int MAX_ENTRY = 32 << 20;
    private static final long MAX_ALL = 256L << 20;

    private final ZipFile zip;
    private long read;

    EpubEntries(ZipFile zip) {
        this.zip = zip;
    }

    /** The bytes of a file; none if there is no such file. */
    byte[] read(String path) throws IOException, TikaException {
        ZipArchiveEntry entry = zip.getEntry(path);
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_ENTRY + 1);
            read += bytes.length;
            if (bytes.length > MAX_ENTRY || read > MAX_ALL) {
                throw new TikaMemoryLimitException(read, MAX_ALL);
            }
            return bytes;
        }
    }
}
