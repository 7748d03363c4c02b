package dev.corpusmill.query.security;

import dev.corpusmill.api.model.ClassifiedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that are in force: those of the key file, read again when it changes.
 *
 * <p>Fails closed. A file with a mistake keeps the service from starting; later, and where the file has gone, the keys
 * of the last good reading stay in force, so that no slip of an editor opens the service or locks everybody out. Where
 * there was no file and one appears, it counts from then on.
 */
public final class Keys {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

    private final @Nullable Path file;
    private final Clock clock;
    private volatile @Nullable KeyRing ring;
    private volatile String problem = "";
    private byte[] lastRead = {}; // guarded by this

    private Keys(@Nullable Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** No keys: every client that reaches the service may use it. */
    public static Keys none() {
        return new Keys(null, Clock.systemUTC());
    }

    /**
     * The keys of a file, which need not exist: then there are none yet.
     *
     * @throws KeyFileException where there is a mistake in it
     */
    public static Keys of(Path file) {
        return of(file, Clock.systemUTC());
    }

    /** The same by another clock, which decides what has expired. */
    public static Keys of(Path file, Clock clock) {
        Keys keys = new Keys(file, clock);
        if (Files.exists(file)) {
            keys.read();
        }
        return keys;
    }

    /** Whether a request needs a key. */
    public boolean required() {
        return ring != null;
    }

    /** The client of a key; empty if the key is unknown, or if none was given and one is needed. */
    public Optional<Client> authenticate(String key) {
        KeyRing current = ring;
        if (current == null) {
            return Optional.of(Client.KEYLESS);
        }
        return key.isEmpty() ? Optional.empty() : current.find(key, clock.instant());
    }

    /** Whether a client that was let in still would be: its key is neither gone, nor changed, nor expired. */
    public boolean inForce(Client client) {
        KeyRing current = ring;
        return current == null ? client.equals(Client.KEYLESS) : current.knows(client, clock.instant());
    }

    /** What is wrong with the file since it was last read well; empty where nothing is. */
    public String problem() {
        return problem;
    }

    /** Reads the file again if its bytes are others than before: times are too coarse to tell. */
    public synchronized void poll() {
        if (file == null || (ring == null && !Files.exists(file))) {
            return;
        }
        try {
            read();
        } catch (KeyFileException mistake) {
            note(ClassifiedException.reasonOf(mistake));
            if (ring == null) {
                ring = new KeyRing(List.of()); // keys are configured but unreadable: no client gets in
            }
        }
    }

    private synchronized void read() {
        Path known = Objects.requireNonNull(file);
        byte[] now = bytes(known);
        if (ring == null || !Arrays.equals(now, lastRead) || !problem.isEmpty()) {
            KeyRing fresh = KeyFile.parse(known, now);
            lastRead = now;
            ring = fresh;
            note("");
            LOG.info("keys read: file={} keys={}", known, fresh.size());
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > KeyFile.MAX_BYTES) {
                throw new KeyFileException(file, List.of("it has more than " + KeyFile.MAX_BYTES + " bytes"));
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new KeyFileException(file, List.of("it cannot be read: " + ClassifiedException.reasonOf(unreadable)));
        }
    }

    private void note(String text) {
        if (!text.isEmpty() && !text.equals(problem)) {
            LOG.error("the previous keys stay in force: {}", text);
        }
        problem = text;
    }
}
