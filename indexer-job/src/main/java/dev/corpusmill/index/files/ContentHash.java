package dev.corpusmill.index.files;

import dev.corpusmill.api.model.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of a file's bytes, by which a document is known to be unchanged. */
public final class ContentHash {
    private ContentHash() {}

    /** Reads the whole file. */
    public static String of(FileTree files, String uri) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (InputStream content = new DigestInputStream(files.open(uri), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
