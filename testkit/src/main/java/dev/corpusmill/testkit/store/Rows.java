package dev.corpusmill.testkit.store;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.Generation;
import java.util.List;
import java.util.Map;

/** Rows and manifests for tests of stores; whatever a test does not say has a plain value. */
public final class Rows {
    /** Dimension of the vectors of {@link #manifest}. */
    public static final int DIMENSION = 4;

    /** The node group of {@link #manifest}. */
    public static final String CHUNK = "chunk";

    /** Tenant {@code public}, seen by everyone. */
    public static final Access EVERYONE = new Access("public", List.of("everyone"), Map.of());

    static final long VERSION = 7L << 32;

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

    /** A node of a document of tenant {@code public} that everyone may see: the first one, without text, until it says more. */
    public static NodeBuilder node(String documentId) {
        return new NodeBuilder(documentId);
    }

    /** Node number {@code ordinal} of a document of tenant {@code public} that everyone may see. */
    public static Node node(String documentId, int ordinal, String text) {
        return node(documentId).ordinal(ordinal).text(text).build();
    }

    public static Node node(String documentId, int ordinal, String text, Map<String, String> metadata) {
        return node(documentId).ordinal(ordinal).text(text).metadata(metadata).build();
    }

    /** A node that is like another one, its id too, until it says more. */
    public static NodeBuilder like(Node node) {
        return new NodeBuilder(node, node.documentId());
    }

    /** The same for a node of another document. */
    public static NodeBuilder like(Node node, String documentId) {
        return new NodeBuilder(node, documentId);
    }

    /** The same node for other eyes. */
    public static Node seenBy(Node node, String tenant, List<String> principals) {
        return node.withAccess(node.version(), new Access(tenant, principals, node.metadata()));
    }

    /** The row of a document that is INDEXED and without nodes, until it says more. */
    public static CatalogueRowBuilder catalogue(String documentId) {
        return new CatalogueRowBuilder(documentId);
    }

    /** The row of an indexed document with one chunk. */
    public static CatalogueRow indexed(String documentId) {
        return catalogue(documentId)
                .file(new FileStamp(123, 1_700_000_000_123L, Hashes.ofText(documentId), 1_700_000_001_000L))
                .access(new Access("public", List.of("everyone"), Map.of("topic", "news")))
                .title("A title")
                .chunks(1)
                .vector(0.25f, 0.5f, 0, -1)
                .build();
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
