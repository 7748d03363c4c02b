package dev.corpusmill.store.memory;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Node;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** The rows of a generation: nodes by group and id, catalogue rows by document id, in the order of UTF-8. */
final class MemoryRows {
    private static final Comparator<String> UTF8 = (left, right) ->
            Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

    private final Map<String, NavigableMap<String, Node>> nodes = new TreeMap<>();
    private final NavigableMap<String, CatalogueRow> catalogue = new TreeMap<>(UTF8);

    MemoryRows(Collection<String> groups) {
        groups.forEach(group -> nodes.put(group, new TreeMap<>(UTF8)));
    }

    NavigableMap<String, Node> nodes(String group) {
        return Objects.requireNonNull(nodes.get(group));
    }

    NavigableMap<String, CatalogueRow> catalogue() {
        return catalogue;
    }

    void deleteNodesOf(String documentId) {
        nodes.values()
                .forEach(group ->
                        group.values().removeIf(node -> node.documentId().equals(documentId)));
    }

    MemoryRows copy() {
        MemoryRows copy = new MemoryRows(nodes.keySet());
        nodes.forEach((group, rows) -> copy.nodes(group).putAll(rows));
        copy.catalogue.putAll(catalogue);
        return copy;
    }

    /** The rows from {@code fromId} to before {@code toId}; "" means no bound. */
    static <T> NavigableMap<String, T> between(NavigableMap<String, T> rows, String fromId, String toId) {
        if (!fromId.isEmpty() && !toId.isEmpty() && UTF8.compare(fromId, toId) >= 0) {
            return Collections.emptyNavigableMap();
        }
        NavigableMap<String, T> tail = fromId.isEmpty() ? rows : rows.tailMap(fromId, true);
        return toId.isEmpty() ? tail : tail.headMap(toId, false);
    }
}
