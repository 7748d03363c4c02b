package dev.corpusmill.api.store;

import dev.corpusmill.api.model.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * A place that keeps one index: its generations, the pointer to the live one and the control record.
 *
 * <p>All methods throw {@link StoreException}, classified. A store may be used by several threads.
 */
public interface IndexStore extends AutoCloseable {
    /** Fails with what to change when this store cannot do what Corpusmill asks of it. Writes nothing. */
    void check(Deadline deadline);

    /** The manifests of all generations, oldest first. */
    List<Generation> generations();

    /** The name of the live generation; empty before the first promotion. */
    Optional<String> live();

    /**
     * Creates an empty generation under the manifest's name.
     *
     * @throws StoreException REJECTED where a generation of that name exists or the store cannot hold the dimension
     */
    void create(Generation manifest);

    /**
     * Opens a generation for writing. It must exist at this very place: a writer never creates one.
     *
     * @throws StoreException FATAL where it is missing, OVERLOADED where another writer has it open
     */
    GenerationWriter openWriter(String generation);

    /**
     * From now on this handle, and writers that it opens, change something only while the run has its lease. Where nobody
     * else can get a lease that a run did not give back, there is nothing to look after.
     */
    default void writeUnder(ControlRecord.Claim claim) {}

    /** Opens a view of the last commit of a generation. It stays as it is until it is closed. */
    GenerationReader openReader(String generation);

    /** Replaces the manifest of a generation, atomically. */
    void putManifest(Generation manifest);

    /** Makes a generation the live one, in one atomic step. */
    void promote(String generation);

    /** Removes a generation. The live one is refused. */
    void drop(String generation);

    /** Disk that a generation takes and that is free beside it, where the store keeps it on a disk of this machine. */
    default Optional<DiskSpace> diskSpace(String generation) {
        return Optional.empty();
    }

    /** Bytes that a generation takes, and that are free for others on its disk. */
    record DiskSpace(long used, long free) {}

    /**
     * Lets go of the memory that a server holds for a generation; the next reader loads it again. Optional work:
     * an embedded store has nothing to do.
     */
    default void unload(String generation) {}

    /** Run tokens, leases and promotions of this index. */
    ControlRecord control();

    /**
     * Ends this handle; closing twice is harmless. Readers, writers and leases are closed by the code that opened them.
     */
    @Override
    void close();
}
