package dev.corpusmill.query.security;

import dev.corpusmill.api.model.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Keys of clients: 256 random bits each. So one plain SHA-256 is enough to keep them by: there is nothing to guess. */
public final class ApiKey {
    private static final String PREFIX = "cm_"; // so that scanners for leaked secrets can know one
    private static final int BYTES = 32;

    private ApiKey() {}

    /** A new key, which cannot be computed from its hash. */
    public static String draw(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The hash that stands in the key file, 64 hex digits. */
    public static String hash(String key) {
        return HexFormat.of().formatHex(digest(key));
    }

    static byte[] digest(String key) {
        return Hashes.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
    }
}
