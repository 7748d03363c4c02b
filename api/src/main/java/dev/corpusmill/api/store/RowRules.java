package dev.corpusmill.api.store;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** What every store asks of rows and searches of a generation; everything else is REJECTED before it is written. */
public final class RowRules {
    /** Longest id, keyword or principal, in bytes of UTF-8. */
    public static final int MAX_KEYWORD_BYTES = 32_000;

    /** Most hits of one search. */
    public static final int MAX_HITS = 10_000;

    private static final double LENGTH_TOLERANCE = 0.01;

    private final Generation manifest;

    public RowRules(Generation manifest) {
        this.manifest = manifest;
    }

    /** A generation of this manifest can be created on a store with these limits. */
    public static void creatable(Generation manifest, int maxDimension, Set<String> languages) {
        GenerationNames.check(manifest.name());
        String facts = "generation=" + manifest.name();
        int dimension = manifest.model().dimension();
        require(
                dimension >= 1 && dimension <= maxDimension,
                "the store cannot hold vectors of this dimension",
                facts + " dimension=" + dimension + " max=" + maxDimension + " model="
                        + manifest.model().model());
        require(
                languages.containsAll(Arrays.asList(manifest.language().split(",", -1))),
                "unknown language",
                facts + " language=" + manifest.language());
        for (String group : manifest.groups()) {
            boolean valid = group.matches("[a-z0-9-]+") && !group.equals("document");
            require(valid, "not a name of a node group", facts + " group=" + group);
        }
    }

    /** The group is one of the generation's. */
    public void group(String group) {
        require(manifest.groups().contains(group), "unknown group", "group=" + group + " known=" + manifest.groups());
    }

    /** Another manifest may replace this one: it has the same vectors and the same words. */
    public void successor(Generation next) {
        String facts = "generation=" + manifest.name();
        require(manifest.model().hash().equals(next.model().hash()), "a generation keeps its model", facts);
        require(manifest.language().equals(next.language()), "a generation keeps its language", facts);
        require(manifest.groups().equals(next.groups()), "a generation keeps its groups", facts);
    }

    public void node(Node node) {
        keyword("id", node.id(), node.id());
        require(!node.id().isEmpty(), "id must not be empty", "document=" + node.documentId());
        keyword("document_id", node.documentId(), node.id());
        keyword("tenant", node.tenant(), node.id());
        keyword("uri", node.uri(), node.id());
        keyword("embed_hash", node.embedHash(), node.id());
        node.principals().forEach(principal -> keyword("principals", principal, node.id()));
        vector(node.vector(), "id=" + node.id());
        for (Map.Entry<String, String> entry : node.metadata().entrySet()) {
            metadata(entry.getKey(), entry.getValue(), node.id());
        }
    }

    public void catalogue(CatalogueRow row) {
        String id = row.documentId();
        require(!id.isEmpty(), "document id must not be empty", "uri=" + row.uri());
        keyword("document_id", id, id);
        if (row.vector().length > 0) {
            length(row.vector(), "id=" + id);
        }
    }

    /** A question's vector and the number of hits wanted. */
    public void search(float[] vector, int k) {
        length(vector, "question");
        require(norm(vector) > 0, "vector has length 0", "question");
        hits(k);
    }

    public void hits(int k) {
        require(k >= 1 && k <= MAX_HITS, "k must be 1 to " + MAX_HITS, "k=" + k);
    }

    private void vector(float[] vector, String row) {
        length(vector, row);
        double norm = norm(vector);
        require(norm > 0, "vector has length 0", row);
        boolean fits = !manifest.model().normalized() || Math.abs(norm - 1) <= LENGTH_TOLERANCE;
        require(fits, "vector is not of length 1, as its model promises", row + " length=" + norm);
    }

    private void length(float[] vector, String row) {
        int dimension = manifest.model().dimension();
        require(
                vector.length == dimension,
                "vector has another dimension",
                row + " dimension=" + vector.length + " expected=" + dimension);
        require(Double.isFinite(norm(vector)), "vector is not finite", row);
    }

    private void metadata(String name, String value, String row) {
        String field = FieldType.METADATA + name;
        switch (FieldType.of(field, manifest.metadataTypes())) {
            case KEYWORD, KEYWORDS -> keyword(field, value, row);
            case LONG -> FieldType.parseLong(field, value);
            case DOUBLE -> FieldType.parseDouble(field, value);
        }
    }

    private static double norm(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        return Math.sqrt(squares);
    }

    private static void keyword(String field, String value, String row) {
        int bytes = value.length() * 3 <= MAX_KEYWORD_BYTES ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_KEYWORD_BYTES) {
            String shown = row.substring(0, Math.min(row.length(), 200));
            String facts = "field=" + field + " bytes=" + bytes + " max=" + MAX_KEYWORD_BYTES + " id=" + shown;
            throw new StoreException(FailureKind.REJECTED, "value is too long: " + facts);
        }
    }

    private static void require(boolean holds, String message, String facts) {
        if (!holds) {
            throw new StoreException(FailureKind.REJECTED, message + ": " + facts);
        }
    }
}
