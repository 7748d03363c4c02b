package dev.corpusmill.api.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in hex. */
public final class Hashes {
    private static final int ID_BYTES = 16;

    private Hashes() {}

    /** A fresh SHA-256 digest; every Java platform has one. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** 64 hex digits over the UTF-8 of the text. */
    public static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** 64 hex digits over the parts, each preceded by its length, so that no two lists of parts collide. */
    public static String ofParts(String... parts) {
        return HexFormat.of().formatHex(digestParts(parts));
    }

    /** The first 128 bits of {@link #ofParts}, 32 hex digits: a row id. */
    static String idOfParts(String... parts) {
        return HexFormat.of().formatHex(digestParts(parts), 0, ID_BYTES);
    }

    private static byte[] digestParts(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            int n = utf8.length;
            digest.update(new byte[] {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
            digest.update(utf8);
        }
        return digest.digest();
    }
}
