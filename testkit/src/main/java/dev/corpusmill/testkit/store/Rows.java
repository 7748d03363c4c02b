package dev.corpusmill.testkit.store;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.store.Generation;
import java.util.List;
import java.util.Map;

/** Rows and manifests for tests of stores; whatever a test does not say has a plain value. */
public final class Rows {
    /** Dimension of the vectors of {@link #manifest}. */
    public static final int DIMENSION = 4;

    /** The node group of {@link #manifest}. */
    public static final String CHUNK = "chunk";

    private Rows() {}

    /** A manifest with a field of each metadata type, in English. */
    public static Generation manifest(String name) {
        return manifest(name, "en", DIMENSION);
    }

    public static Generation manifest(String name, String language, int dimension) {
        Map<String, String> types = Map.of("topic", "keyword", "year", "long", "price", "double");
        return new Generation(
                name,
                Generation.SCHEMA,
                "recipe-1",
                model(dimension),
                "test/1/fp32",
                List.of(new float[] {0.1f, -0.2f}, new float[] {1e-7f, 3.4e38f}),
                language,
                List.of(CHUNK, "sentence"),
                types,
                1_700_000_000_000L,
                "",
                Generation.State.BUILDING);
    }

    public static ModelIdentity model(int dimension) {
        return new ModelIdentity("test", "weights", "tokens", "cls", true, "", "", dimension, 512);
    }

    /** Node number {@code ordinal} of a document of tenant {@code public} that everyone may see. */
    public static Node node(String documentId, int ordinal, String text) {
        return node(documentId, ordinal, text, Map.of());
    }

    public static Node node(String documentId, int ordinal, String text, Map<String, String> metadata) {
        return new Node(
                RowIds.node(documentId, CHUNK, ordinal),
                documentId,
                "public",
                List.of("everyone"),
                ordinal,
                7L << 32,
                "",
                text,
                Hashes.ofText(text),
                Hashes.ofParts("embed", text),
                "",
                "file:///" + documentId,
                new Place(ordinal, ordinal * 10, ordinal * 10 + text.length(), ""),
                metadata,
                unit(1 + text.length() % 7, ordinal, 2, 3));
    }

    /** The same node for other eyes. */
    public static Node seenBy(Node node, String tenant, List<String> principals) {
        return new Node(
                node.id(),
                node.documentId(),
                tenant,
                principals,
                node.ordinal(),
                node.version(),
                node.parentId(),
                node.text(),
                node.textHash(),
                node.embedHash(),
                node.title(),
                node.uri(),
                node.place(),
                node.metadata(),
                node.vector());
    }

    /** The row of an indexed document with one chunk. */
    public static CatalogueRow indexed(String documentId) {
        return new CatalogueRow(
                documentId,
                DocumentStatus.INDEXED,
                7L << 32,
                Hashes.ofText(documentId),
                123,
                1_700_000_000_123L,
                1_700_000_001_000L,
                "recipe-1",
                "access-1",
                "public",
                List.of("everyone"),
                Map.of("topic", "news"),
                "A title",
                "file:///" + documentId,
                Map.of(CHUNK, 1),
                null,
                List.of(),
                0,
                new float[] {0.25f, 0.5f, 0, -1});
    }

    /** A vector of length 1 in this direction. */
    public static float[] unit(float... direction) {
        double squares = 0;
        for (float component : direction) {
            squares += (double) component * component;
        }
        float[] unit = direction.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (unit[i] / Math.sqrt(squares));
        }
        return unit;
    }
}
