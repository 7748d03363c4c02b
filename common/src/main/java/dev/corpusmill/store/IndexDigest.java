package dev.corpusmill.store;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlacePart;
import dev.corpusmill.api.store.GenerationReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a generation holds, in two numbers of 64 hex digits: equal for equal content on any store, whatever the order in
 * which rows were written. Neither versions nor vectors nor times take part: a rebuild gives the same digest.
 *
 * @param digest over (group, row id, text hash) of nodes, and (id, status, content hash) of catalogue rows
 * @param digestFull with place, title, tenant, principals, metadata and node counts too
 */
public record IndexDigest(String digest, String digestFull) {
    /** Reads all rows of the generation, one at a time. */
    public static IndexDigest of(GenerationReader reader) {
        Sum digest = new Sum();
        Sum full = new Sum();
        for (String group : reader.manifest().groups()) {
            reader.scan(group, "", "", node -> {
                digest.add(brief(group, node));
                full.add(full(group, node));
            });
        }
        reader.scanCatalogue("", "", row -> {
            digest.add(brief(row));
            full.add(full(row));
        });
        return new IndexDigest(digest.hex(), full.hex());
    }

    private static String[] brief(String group, Node node) {
        return new String[] {group, node.id(), node.textHash()};
    }

    private static String[] brief(CatalogueRow row) {
        return new String[] {
            "document", row.documentId(), row.status().name(), row.file().contentHash()
        };
    }

    /** Hashes, in two parts, of all that a digest looks at in a row. */
    static String[] full(String group, Node node) {
        return new String[] {Hashes.ofParts(brief(group, node)), rest(node)};
    }

    /** The same of a catalogue row. */
    static String[] full(CatalogueRow row) {
        return new String[] {Hashes.ofParts(brief(row)), rest(row)};
    }

    private static String rest(Node node) {
        return Hashes.ofParts(
                Integer.toString(node.place().page()),
                Integer.toString(node.place().charStart()),
                Integer.toString(node.place().charEnd()),
                heading(node.place()),
                node.title(),
                node.tenant(),
                listed(node.principals()),
                mapped(node.metadata()));
    }

    private static String rest(CatalogueRow row) {
        return Hashes.ofParts(
                row.title(), row.tenant(), listed(row.principals()), mapped(row.metadata()), mapped(row.nodes()));
    }

    /** With what a place of 0.2 does not have, if it is there: rows that are without keep their digest. */
    private static String heading(Place place) {
        if (place.codePointStart() == Place.UNKNOWN
                && place.parts().isEmpty()
                && place.boxes().isEmpty()) {
            return place.heading();
        }
        List<String> all = new ArrayList<>(List.of(
                place.heading(), Integer.toString(place.codePointStart()), Integer.toString(place.codePointEnd())));
        for (PlacePart part : place.parts()) {
            all.addAll(List.of(
                    Integer.toString(part.charStart()), Integer.toString(part.page()), part.label(), part.heading()));
        }
        place.boxes().forEach(box -> all.add(box.toString()));
        return Hashes.ofParts(all.toArray(String[]::new));
    }

    private static String listed(List<String> values) {
        return Hashes.ofParts(values.stream().sorted().toArray(String[]::new));
    }

    private static String mapped(Map<String, ?> values) {
        return Hashes.ofParts(new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry ->
                                Hashes.ofParts(entry.getKey(), entry.getValue().toString()))
                        .toArray(String[]::new));
    }

    /** A sum of row hashes modulo 2²⁵⁶: order does not matter, but a row that is there twice does. */
    private static final class Sum {
        private static final BigInteger MASK = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

        private BigInteger total = BigInteger.ZERO;

        void add(String... parts) {
            total = total.add(new BigInteger(Hashes.ofParts(parts), 16)).and(MASK);
        }

        String hex() {
            return String.format("%064x", total);
        }
    }
}
