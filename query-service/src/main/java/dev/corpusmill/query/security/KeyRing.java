package dev.corpusmill.query.security;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The keys of one reading of the key file. */
final class KeyRing {
    private static final int MAX_KEY_CHARS = 512;

    private final List<Known> known;

    /**
     * One key.
     *
     * @param hash of the key; the key itself is nowhere
     * @param expires from when on it is none
     */
    record Entry(String hash, Instant expires, Client client) {}

    private record Known(byte[] digest, Instant expires, Client client) {}

    KeyRing(List<Entry> entries) {
        this.known = entries.stream()
                .map(entry -> new Known(HexFormat.of().parseHex(entry.hash()), entry.expires(), entry.client()))
                .toList();
    }

    int size() {
        return known.size();
    }

    /** Looks at every key and at every byte, so that the time it takes tells nothing. */
    Optional<Client> find(String key, Instant now) {
        if (key.length() > MAX_KEY_CHARS) {
            return Optional.empty();
        }
        byte[] digest = ApiKey.digest(key);
        Optional<Client> found = Optional.empty();
        for (Known each : known) {
            if (MessageDigest.isEqual(digest, each.digest()) && now.isBefore(each.expires())) {
                found = Optional.of(each.client());
            }
        }
        return found;
    }

    /** Whether some key still gives exactly these rights. */
    boolean knows(Client client, Instant now) {
        return known.stream().anyMatch(each -> each.client().equals(client) && now.isBefore(each.expires()));
    }

    /** What each key allows, and until when. */
    List<Entry> entries() {
        return known.stream()
                .map(each -> new Entry(HexFormat.of().formatHex(each.digest()), each.expires(), each.client()))
                .toList();
    }
}
