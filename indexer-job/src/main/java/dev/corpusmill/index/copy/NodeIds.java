package dev.corpusmill.index.copy;

import dev.corpusmill.api.model.RowIds;
import java.util.ArrayList;
import java.util.List;

/** The ids of the nodes that a catalogue row counts. */
final class NodeIds {
    private NodeIds() {}

    static List<String> of(String documentId, String group, int count) {
        List<String> ids = new ArrayList<>(count);
        for (int ordinal = 0; ordinal < count; ordinal++) {
            ids.add(RowIds.node(documentId, group, ordinal));
        }
        return ids;
    }
}
