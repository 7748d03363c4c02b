package dev.corpusmill.index.generation;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.store.GenerationReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The shape of a generation, over chosen documents.
 *
 * @param withText how many of them have nodes
 * @param nodes number per group
 * @param medianLength of a node's text in UTF-16 code units, per group; 0 where there is none
 */
record Structure(long withText, Map<String, Long> nodes, Map<String, Integer> medianLength) {
    /** Longer texts count as this long: a median is far below. */
    private static final int MAX_LENGTH = 1 << 16;

    /** Both generations over the documents that are whole in the live one, and of the same content in the build. */
    record Pair(Structure live, Structure build) {}

    /** Decides whether two rows are of the same bytes; a document that failed may have no hash. */
    private record Content(String hash, long size, long mtimeMillis) {
        static Content of(CatalogueRow row) {
            return new Content(
                    row.file().contentHash(), row.file().size(), row.file().modifiedMillis());
        }

        boolean same(Content other) {
            boolean unread = hash.isEmpty() || other.hash.isEmpty();
            return unread ? size == other.size && mtimeMillis == other.mtimeMillis : hash.equals(other.hash);
        }
    }

    /** A document that is whole in the live generation. */
    private record Whole(Content content, Map<String, Integer> nodes) {}

    /**
     * Compares what both have. A document that the live generation has no text of, because it failed there or is just
     * being written, says nothing of the build.
     */
    static Pair compare(GenerationReader live, GenerationReader build) {
        Map<String, Whole> whole = new HashMap<>();
        live.scanCatalogue("", "", row -> {
            if (hasText(row)) {
                whole.put(row.documentId(), new Whole(Content.of(row), row.nodes()));
            }
        });

        Set<String> shared = new HashSet<>();
        Counts before = new Counts();
        Counts now = new Counts();
        build.scanCatalogue("", "", row -> {
            Whole known = whole.get(row.documentId());
            if (known != null && known.content().same(Content.of(row))) {
                shared.add(row.documentId());
                before.add(known.nodes());
                now.add(hasText(row) ? row.nodes() : Map.of());
            }
        });

        return new Pair(before.with(medianLengths(live, shared)), now.with(medianLengths(build, shared)));
    }

    /** Whether any document of the generation has text. */
    static boolean hasText(GenerationReader reader) {
        boolean[] some = {false};
        reader.scanCatalogue("", "", row -> some[0] |= hasText(row));
        return some[0];
    }

    private static boolean hasText(CatalogueRow row) {
        boolean whole = row.status() == DocumentStatus.INDEXED || row.status() == DocumentStatus.MISSING;
        return whole && !row.nodes().isEmpty();
    }

    private static final class Counts {
        private final Map<String, Long> nodes = new TreeMap<>();
        private long withText;

        void add(Map<String, Integer> ofDocument) {
            withText += ofDocument.isEmpty() ? 0 : 1;
            ofDocument.forEach((group, count) -> nodes.merge(group, (long) count, Long::sum));
        }

        Structure with(Map<String, Integer> medianLengths) {
            return new Structure(withText, nodes, medianLengths);
        }
    }

    private static Map<String, Integer> medianLengths(GenerationReader reader, Set<String> chosen) {
        Map<String, Integer> medians = new TreeMap<>();
        for (String group : reader.manifest().groups()) {
            medians.put(group, medianLength(reader, group, chosen));
        }
        return medians;
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
