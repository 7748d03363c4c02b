package dev.corpusmill.index.listing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the shards of a source held when they were read last, so that an unchanged shard need not be opened again. What the
 * index holds is not in it: without it shards are read again, and that is all.
 *
 * <p>For each shard a run of its records, and a small file that says which shard and which state of it that is. The small
 * file is written last and by renaming, so that a killed run leaves none that is half true. A run that was replaced stays
 * for a day, because another process may be reading it.
 */
final class ShardCache {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATE = ".json";
    private static final String RECORDS = ".records";
    private static final Duration KEEP_REPLACED = Duration.ofDays(1);

    private final Path folder;
    private final String key;
    private final Clock clock;
    private final Map<String, State> states = new HashMap<>();

    /**
     * A state of a shard that was read to its end.
     *
     * @param key of the mapping that its records were read by
     * @param records file of the run
     * @param unidentified records whose ids could not be read
     */
    record State(
            int version,
            String shard,
            String key,
            long size,
            long mtimeMillis,
            long readMillis,
            String records,
            long count,
            long unidentified) {}

    private ShardCache(Path folder, String key, Clock clock) {
        this.folder = folder;
        this.key = key;
        this.clock = clock;
    }

    /** Reads what is known of all shards of a source. */
    static ShardCache open(Path folder, String key, Clock clock) {
        ShardCache cache = new ShardCache(folder, key, clock);
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + STATE)) {
                for (Path file : files) {
                    cache.load(file);
                }
            }
            cache.deleteReplaced();
        } catch (IOException failure) {
            throw new UncheckedIOException("what is known of shards cannot be read: folder=" + folder, failure);
        }
        return cache;
    }

    private void load(Path file) throws IOException {
        try {
            State state = JSON.readValue(file.toFile(), State.class);
            if (state.version() == ListedFileCodec.VERSION && Files.exists(folder.resolve(state.records()))) {
                states.put(state.shard(), state);
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException other) {
            Files.deleteIfExists(file); // of another version of this program, or cut off by a full disk
        } catch (NoSuchFileException gone) {
            // another process replaced it just now
        }
    }

    private void deleteReplaced() throws IOException {
        Set<String> used = new HashSet<>();
        states.values().forEach(state -> used.add(state.records()));
        long before = clock.millis() - KEEP_REPLACED.toMillis();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + RECORDS)) {
            for (Path file : files) {
                boolean old = Files.getLastModifiedTime(file).toMillis() < before;
                if (old && !used.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** What is known of a shard in its present state. */
    Optional<State> known(String shard, long size, long mtimeMillis) {
        State state = states.get(shard);
        return state != null
                        && state.key().equals(key)
                        && state.size() == size
                        && state.mtimeMillis() == mtimeMillis
                        && mtimeMillis <= state.readMillis() - FileStamp.RACY_MILLIS
                ? Optional.of(state)
                : Optional.empty();
    }

    FileRun run(State state) {
        return new FileRun(folder.resolve(state.records()), state.count());
    }

    /** What is known of a shard in any state. */
    Optional<State> last(String shard) {
        return Optional.ofNullable(states.get(shard));
    }

    /** Whether a state was read as records are read now, so that they can be compared. */
    boolean comparable(State state) {
        return state.key().equals(key);
    }

    /** Keeps the records of a shard that was read to its end; {@link #commit} remembers them. */
    State write(Shards.Found shard, long readMillis, SortedFiles records, long unidentified) {
        String file = nameOf(shard.name()) + "-" + UUID.randomUUID() + RECORDS;
        FileRun run = records.writeTo(folder.resolve(file));
        return new State(
                ListedFileCodec.VERSION,
                shard.name(),
                key,
                shard.size(),
                shard.mtimeMillis(),
                readMillis,
                file,
                run.count(),
                unidentified);
    }

    /** Remembers a state of a shard in place of the one before. */
    void commit(State state) {
        Path written = folder.resolve(state.records() + STATE + ".part");
        try {
            JSON.writeValue(written.toFile(), state);
            Files.move(written, folder.resolve(nameOf(state.shard()) + STATE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("what is known of a shard cannot be written: path=" + written, failure);
        }
        states.put(state.shard(), state);
    }

    private static String nameOf(String shard) {
        return Hashes.ofText(shard).substring(0, 32);
    }

    /** Shards that were read once and are not among these. */
    List<State> others(Set<String> shards) {
        List<State> others = new ArrayList<>();
        states.forEach((name, state) -> {
            if (!shards.contains(name)) {
                others.add(state);
            }
        });
        others.sort(java.util.Comparator.comparing(State::shard));
        return others;
    }

    void forget(State state) {
        try {
            Files.deleteIfExists(folder.resolve(nameOf(state.shard()) + STATE));
        } catch (IOException failure) {
            throw new UncheckedIOException("what is known of a shard cannot be deleted: folder=" + folder, failure);
        }
        states.remove(state.shard());
    }
}
