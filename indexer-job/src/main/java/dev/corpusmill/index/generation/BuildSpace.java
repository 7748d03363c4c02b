package dev.corpusmill.index.generation;

import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.IndexStore.DiskSpace;
import java.util.Locale;
import java.util.Optional;

/** Whether the disk holds another generation, where the store keeps it on this machine. */
public final class BuildSpace {
    /** A build beside the live generation, and for a moment its copy: the last step puts it into one segment. */
    private static final int TIMES_LIVE = 2;

    private BuildSpace() {}

    /** Why a rebuild may not start; empty where it may, or where a server manages the disk. */
    public static Optional<String> refusal(IndexStore store, String live) {
        Optional<DiskSpace> space = store.diskSpace(live);
        if (space.isEmpty() || space.get().free() >= TIMES_LIVE * space.get().used()) {
            return Optional.empty();
        }
        return Optional.of("not enough free disk space to build beside the live generation: needed="
                + megabytes(TIMES_LIVE * space.get().used()) + " (twice generation " + live + ", which takes "
                + megabytes(space.get().used()) + ") free="
                + megabytes(space.get().free()));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1fMB", bytes / 1048576.0);
    }
}
