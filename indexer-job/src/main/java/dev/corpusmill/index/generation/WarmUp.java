package dev.corpusmill.index.generation;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Searches a build a few times before readers do, so that it is loaded, and so that one that cannot be searched stays. */
public final class WarmUp {
    private static final int SEARCHES = 8;
    private static final int HITS = 10;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private WarmUp() {}

    /** Asks for documents of the build itself, by words and by vector. */
    public static void run(GenerationReader build) {
        List<CatalogueRow> some = new ArrayList<>();
        build.scanCatalogue("", "", row -> {
            if (some.size() < SEARCHES && row.vector().length > 0) {
                some.add(row);
            }
        });
        for (CatalogueRow row : some) {
            for (String group : build.manifest().groups()) {
                String words = row.title().isEmpty() ? row.documentId() : row.title();
                build.lexical(group, words, HITS, NodeFilter.all(), Deadline.after(TIMEOUT));
                if (nonZero(row.vector())) { // opposite vectors have a mean of length 0
                    build.dense(group, row.vector(), HITS, NodeFilter.all(), Deadline.after(TIMEOUT));
                }
            }
        }
    }

    private static boolean nonZero(float[] vector) {
        for (float component : vector) {
            if (component != 0) {
                return true;
            }
        }
        return false;
    }
}
