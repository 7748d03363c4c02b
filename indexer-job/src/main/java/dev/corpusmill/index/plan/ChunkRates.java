package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Estimates from the catalogue how many nodes documents will give: by the size of those with the same ending. */
final class ChunkRates {
    private static final double UNKNOWN_BYTES_PER_CHUNK = 2_000;
    private static final int MAX_ENDINGS = 200;
    private static final String ALL = "";

    private final Map<String, Sums> known = new HashMap<>();
    private final Map<String, Sums> planned = new HashMap<>();

    private static final class Sums {
        private long bytes;
        private long chunks;
    }

    /** Learns from a document that is indexed. */
    void known(CatalogueRow row) {
        if (row.status() == DocumentStatus.INDEXED && row.file().size() > 0) {
            long chunks =
                    row.nodes().values().stream().mapToInt(Integer::intValue).sum();
            add(known, ending(row.documentId()), row.file().size(), chunks);
            add(known, ALL, row.file().size(), chunks);
        }
    }

    /** A document of this size will be read. */
    void planned(String documentId, long bytes) {
        add(planned, ending(documentId), bytes, 0);
    }

    long estimate() {
        double chunks = 0;
        for (Map.Entry<String, Sums> one : planned.entrySet()) {
            Sums rate = known.getOrDefault(one.getKey(), known.get(ALL));
            chunks += rate == null
                    ? one.getValue().bytes / UNKNOWN_BYTES_PER_CHUNK
                    : (double) one.getValue().bytes * rate.chunks / rate.bytes;
        }
        return (long) Math.ceil(chunks);
    }

    private static void add(Map<String, Sums> all, String ending, long bytes, long chunks) {
        String key = all.size() < MAX_ENDINGS || all.containsKey(ending) ? ending : ALL;
        Sums sums = all.computeIfAbsent(key, unused -> new Sums());
        sums.bytes += bytes;
        sums.chunks += chunks;
    }

    private static String ending(String documentId) {
        int dot = documentId.lastIndexOf('.');
        return dot < 0 || dot < documentId.lastIndexOf('/')
                ? "."
                : documentId.substring(dot).toLowerCase(Locale.ROOT);
    }
}
