package dev.corpusmill.query.security;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The keys of one reading of the key file. */
final class KeyRing {
    private static final int MAX_KEY_CHARS = 512;

    private final List<Known> known;

    /** @param hash of the key; the key itself is nowhere */
    record Entry(String hash, Client client) {}

    private record Known(byte[] digest, Client client) {}

    KeyRing(List<Entry> entries) {
        this.known = entries.stream()
                .map(entry -> new Known(HexFormat.of().parseHex(entry.hash()), entry.client()))
                .toList();
    }

    int size() {
        return known.size();
    }

    /** Looks at every key and at every byte, so that the time it takes tells nothing. */
    Optional<Client> find(String key) {
        if (key.length() > MAX_KEY_CHARS) {
            return Optional.empty();
        }
        byte[] digest = ApiKey.digest(key);
        Optional<Client> found = Optional.empty();
        for (Known each : known) {
            if (MessageDigest.isEqual(digest, each.digest())) {
                found = Optional.of(each.client());
            }
        }
        return found;
    }
}
