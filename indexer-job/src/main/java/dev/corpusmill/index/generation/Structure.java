package dev.corpusmill.index.generation;

import dev.corpusmill.model.CatalogueRow;
import dev.corpusmill.model.DocumentStatus;
import dev.corpusmill.store.GenerationReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The shape of a generation, over chosen documents.
 *
 * @param documents how many there are
 * @param withText how many of them have nodes
 * @param nodes number per group
 * @param medianLength of a node's text in UTF-16 units, per group; 0 where there is none
 */
record Structure(long documents, long withText, Map<String, Long> nodes, Map<String, Integer> medianLength) {
    /** Longer texts count as this long: a median is far below. */
    private static final int MAX_LENGTH = 1 << 16;

    /** What tells whether two rows are of the same bytes; a document that failed may have no hash. */
    private record Content(String hash, long size, long mtimeMillis) {
        static Content of(CatalogueRow row) {
            return new Content(row.contentHash(), row.size(), row.mtimeMillis());
        }

        boolean same(Content other) {
            boolean unread = hash.isEmpty() || other.hash.isEmpty();
            return unread ? size == other.size && mtimeMillis == other.mtimeMillis : hash.equals(other.hash);
        }
    }

    /** The documents that both generations have of the same content. */
    static Set<String> unchanged(GenerationReader one, GenerationReader other) {
        Map<String, Content> contents = new HashMap<>();
        one.scanCatalogue("", "", row -> contents.put(row.documentId(), Content.of(row)));
        Set<String> unchanged = new HashSet<>();
        other.scanCatalogue("", "", row -> {
            Content content = contents.get(row.documentId());
            if (content != null && content.same(Content.of(row))) {
                unchanged.add(row.documentId());
            }
        });
        return unchanged;
    }

    /** Reads the catalogue and all nodes; documents that are not chosen are left out. */
    static Structure of(GenerationReader reader, Set<String> chosen) {
        long[] counts = new long[2];
        Map<String, Long> nodes = new TreeMap<>();
        reader.scanCatalogue("", "", row -> {
            if (chosen.contains(row.documentId())) {
                counts[0]++;
                counts[1] += hasText(row) ? 1 : 0;
                row.nodes().forEach((group, count) -> nodes.merge(group, (long) count, Long::sum));
            }
        });
        Map<String, Integer> medians = new TreeMap<>();
        for (String group : reader.manifest().groups()) {
            medians.put(group, medianLength(reader, group, chosen));
        }
        return new Structure(counts[0], counts[1], nodes, medians);
    }

    private static boolean hasText(CatalogueRow row) {
        boolean whole = row.status() == DocumentStatus.INDEXED || row.status() == DocumentStatus.MISSING;
        return whole && !row.nodes().isEmpty();
    }

    private static int medianLength(GenerationReader reader, String group, Set<String> chosen) {
        long[] byLength = new long[MAX_LENGTH + 1];
        long[] total = {0};
        reader.scan(group, "", "", node -> {
            if (chosen.contains(node.documentId())) {
                byLength[Math.min(MAX_LENGTH, node.text().length())]++;
                total[0]++;
            }
        });
        long below = 0;
        for (int length = 0; length <= MAX_LENGTH; length++) {
            below += byLength[length];
            if (below * 2 >= total[0] && total[0] > 0) {
                return length;
            }
        }
        return 0;
    }
}
