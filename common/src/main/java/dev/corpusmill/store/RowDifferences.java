package dev.corpusmill.store;

import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.store.GenerationReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How the rows of one group differ between two generations, on whatever stores: by all that the full
 * {@link IndexDigest} looks at, so neither by versions nor by vectors.
 *
 * @param group a node group, or {@code document} for the catalogue
 * @param left rows of the first generation
 * @param right rows of the second
 * @param onlyLeft rows whose id the second has not
 * @param onlyRight rows whose id the first has not
 * @param different rows that both have, with another content
 * @param examples some of their ids, each with what is wrong
 */
public record RowDifferences(
        String group, long left, long right, long onlyLeft, long onlyRight, long different, List<String> examples) {
    public static final String CATALOGUE = "document";

    private static final int ROWS_AT_ONCE = 20_000;
    private static final int EXAMPLES = 10;

    public RowDifferences {
        examples = List.copyOf(examples);
    }

    public boolean none() {
        return onlyLeft == 0 && onlyRight == 0 && different == 0;
    }

    /** Reads both generations, some 20,000 rows of the first at a time. */
    public static List<RowDifferences> between(GenerationReader left, GenerationReader right) {
        List<RowDifferences> all = new ArrayList<>();
        all.add(new Comparison(CATALOGUE, catalogue(left), catalogue(right)).run());
        for (String group : left.manifest().groups()) {
            boolean shared = right.manifest().groups().contains(group);
            all.add(new Comparison(group, nodes(left, group), shared ? nodes(right, group) : Scan.EMPTY).run());
        }
        for (String group : right.manifest().groups()) {
            if (!left.manifest().groups().contains(group)) {
                all.add(new Comparison(group, Scan.EMPTY, nodes(right, group)).run());
            }
        }
        return List.copyOf(all);
    }

    private static Scan catalogue(GenerationReader reader) {
        return (from, to, rows) -> reader.scanCatalogue(
                from, to, row -> rows.accept(row.documentId(), Hashes.ofParts(IndexDigest.full(row))));
    }

    private static Scan nodes(GenerationReader reader, String group) {
        return (from, to, rows) -> reader.scan(
                group, from, to, node -> rows.accept(node.id(), Hashes.ofParts(IndexDigest.full(group, node))));
    }

    /** Hands out id and content hash of each row in a range of ids, in the store's order. */
    @FunctionalInterface
    private interface Scan {
        Scan EMPTY = (from, to, rows) -> {};

        void range(String from, String to, BiConsumer<String, String> rows);
    }

    /** One comparison: the first side's rows are held by the range, the second side's pass by. */
    private static final class Comparison {
        private final String group;
        private final Scan leftRows;
        private final Scan rightRows;
        private final List<String> examples = new ArrayList<>();
        private long left;
        private long right;
        private long onlyLeft;
        private long onlyRight;
        private long different;

        Comparison(String group, Scan leftRows, Scan rightRows) {
            this.group = group;
            this.leftRows = leftRows;
            this.rightRows = rightRows;
        }

        RowDifferences run() {
            List<String> bounds = bounds();
            for (int i = 0; i + 1 < bounds.size(); i++) {
                compare(bounds.get(i), bounds.get(i + 1));
            }
            return new RowDifferences(group, left, right, onlyLeft, onlyRight, different, examples);
        }

        /** Ids of the first side that cut it into ranges, between two open ends. */
        private List<String> bounds() {
            List<String> bounds = new ArrayList<>(List.of(""));
            leftRows.range("", "", (id, hash) -> {
                left++;
                if (left % ROWS_AT_ONCE == 0) {
                    bounds.add(id);
                }
            });
            bounds.add("");
            return bounds;
        }

        private void compare(String from, String to) {
            Map<String, String> held = new HashMap<>();
            leftRows.range(from, to, held::put);
            rightRows.range(from, to, (id, hash) -> {
                right++;
                String expected = held.remove(id);
                if (expected == null) {
                    onlyRight++;
                    example(id, "only in the second");
                } else if (!expected.equals(hash)) {
                    different++;
                    example(id, "differs");
                }
            });
            onlyLeft += held.size();
            held.keySet().forEach(id -> example(id, "only in the first"));
        }

        private void example(String id, String problem) {
            if (examples.size() < EXAMPLES) {
                examples.add(group + " " + id + " " + problem);
            }
        }
    }
}
