package dev.corpusmill.store.milvus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.store.FieldType;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows as Milvus has them. */
final class MilvusRows {
    /** All of a node but its vectors and the words of BM25. */
    static final List<String> NODE = List.of(
            "id",
            "document_id",
            "tenant",
            "principals",
            "ordinal",
            "version",
            "parent_id",
            "text",
            "text_hash",
            "embed_hash",
            "title",
            "uri",
            "page",
            "char_start",
            "char_end",
            "heading",
            "metadata_text");

    static final List<String> CATALOGUE = List.of(
            "id",
            "tenant",
            "principals",
            "status",
            "version",
            "content_hash",
            "size",
            "mtime_millis",
            "read_millis",
            "recipe",
            "title",
            "uri",
            "nodes",
            "failure",
            "warnings",
            "metadata_text",
            "missing_since",
            "has_vector",
            "vector");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> LINES = new TypeReference<>() {};

    private final Generation manifest;
    private final boolean ownWords;

    MilvusRows(Generation manifest, boolean ownWords) {
        this.manifest = manifest;
        this.ownWords = ownWords;
    }

    JsonObject of(Node node) {
        JsonObject row = new JsonObject();
        put(row, "id", node.id(), node.id());
        put(row, "document_id", node.documentId(), node.id());
        put(row, "tenant", node.tenant(), node.id());
        row.add("principals", principals(node.principals(), node.id()));
        row.addProperty("ordinal", node.ordinal());
        row.addProperty("version", node.version());
        put(row, "parent_id", node.parentId(), node.id());
        put(row, "text", node.text(), node.id());
        put(row, "text_hash", node.textHash(), node.id());
        put(row, "embed_hash", node.embedHash(), node.id());
        put(row, "title", node.title(), node.id());
        put(row, "uri", node.uri(), node.id());
        row.addProperty("page", node.place().page());
        row.addProperty("char_start", node.place().charStart());
        row.addProperty("char_end", node.place().charEnd());
        put(row, "heading", node.place().heading(), node.id());
        row.add("metadata", metadata(node.metadata()));
        put(row, "metadata_text", json(MilvusPlaces.beside(node.metadata(), node.place())), node.id());
        row.add("vector", floats(node.vector()));
        put(
                row,
                "bm25_text",
                ownWords ? MilvusWords.ofPassage(manifest.language(), node.lexicalText()) : node.lexicalText(),
                node.id());
        return row;
    }

    JsonObject of(CatalogueRow catalogue) {
        String id = catalogue.documentId();
        JsonObject row = new JsonObject();
        put(row, "id", id, id);
        put(row, "tenant", catalogue.tenant(), id);
        row.add("principals", principals(catalogue.principals(), id));
        put(row, "status", catalogue.status().name(), id);
        row.addProperty("version", catalogue.version());
        put(row, "content_hash", catalogue.file().contentHash(), id);
        row.addProperty("size", catalogue.file().size());
        row.addProperty("mtime_millis", catalogue.file().modifiedMillis());
        row.addProperty("read_millis", catalogue.file().readMillis());
        put(row, "recipe", catalogue.recipe(), id);
        put(row, "access_hash", catalogue.access().hash(), id);
        put(row, "title", catalogue.title(), id);
        put(row, "uri", catalogue.uri(), id);
        put(row, "nodes", json(new TreeMap<>(catalogue.nodes())), id);
        CatalogueRow.Failure failure = catalogue.failure();
        put(
                row,
                "failure",
                failure == null
                        ? ""
                        : json(List.of(failure.stage().name(), failure.kind().name(), failure.reason())),
                id);
        put(row, "warnings", json(catalogue.warnings()), id);
        put(row, "metadata_text", json(new TreeMap<>(catalogue.metadata())), id);
        row.addProperty("missing_since", catalogue.missingSince());
        row.addProperty("has_vector", catalogue.vector().length > 0);
        row.add("vector", floats(catalogue.vector().length > 0 ? catalogue.vector() : placeholder()));
        return row;
    }

    static String id(Map<String, Object> row) {
        return text(row, "id");
    }

    /** {@code vector} says whether the row was asked for with it. */
    static Node node(Map<String, Object> row, boolean vector) {
        Map<String, String> metadata = parsed(text(row, "metadata_text"), TEXTS);
        Place place = MilvusPlaces.take(
                metadata,
                new Place(
                        (int) number(row, "page"),
                        (int) number(row, "char_start"),
                        (int) number(row, "char_end"),
                        text(row, "heading")));
        return new Node(
                text(row, "id"),
                text(row, "document_id"),
                access(row, metadata),
                (int) number(row, "ordinal"),
                number(row, "version"),
                text(row, "parent_id"),
                text(row, "text"),
                text(row, "text_hash"),
                text(row, "embed_hash"),
                text(row, "title"),
                text(row, "uri"),
                place,
                vector ? vector(row) : new float[0]);
    }

    static CatalogueRow catalogue(Map<String, Object> row) {
        String failure = text(row, "failure");
        List<String> parts = failure.isEmpty() ? List.of() : parsed(failure, LINES);
        return new CatalogueRow(
                text(row, "id"),
                DocumentStatus.valueOf(text(row, "status")),
                number(row, "version"),
                new FileStamp(
                        number(row, "size"),
                        number(row, "mtime_millis"),
                        text(row, "content_hash"),
                        number(row, "read_millis")),
                text(row, "recipe"),
                access(row, parsed(text(row, "metadata_text"), TEXTS)),
                text(row, "title"),
                text(row, "uri"),
                parsed(text(row, "nodes"), COUNTS),
                parts.isEmpty()
                        ? null
                        : new CatalogueRow.Failure(
                                Stage.valueOf(parts.get(0)), FailureKind.valueOf(parts.get(1)), parts.get(2)),
                parsed(text(row, "warnings"), LINES),
                number(row, "missing_since"),
                Boolean.TRUE.equals(row.get("has_vector")) ? vector(row) : new float[0]);
    }

    private static Access access(Map<String, Object> row, Map<String, String> metadata) {
        return new Access(text(row, "tenant"), strings(row.get("principals")), metadata);
    }

    static float[] vector(Map<String, Object> row) {
        if (!(row.get("vector") instanceof List<?> components)) {
            throw unreadable("vector", row);
        }
        float[] vector = new float[components.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = ((Number) components.get(i)).floatValue();
        }
        return vector;
    }

    static String text(Map<String, Object> row, String field) {
        if (row.get(field) instanceof String text) {
            return text;
        }
        throw unreadable(field, row);
    }

    static long number(Map<String, Object> row, String field) {
        if (row.get(field) instanceof Number number) {
            return number.longValue();
        }
        throw unreadable(field, row);
    }

    private static List<String> strings(@Nullable Object value) {
        List<String> strings = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(element -> strings.add(String.valueOf(element)));
        }
        return strings;
    }

    private JsonObject metadata(Map<String, String> metadata) {
        JsonObject typed = new JsonObject();
        metadata.forEach((name, value) -> {
            String field = FieldType.METADATA + name;
            switch (FieldType.of(field, manifest.metadataTypes())) {
                case KEYWORD, KEYWORDS -> typed.addProperty(name, value);
                case LONG -> typed.addProperty(name, FieldType.parseLong(field, value));
                case DOUBLE -> typed.addProperty(name, FieldType.parseDouble(field, value));
            }
        });
        return typed;
    }

    private static JsonArray principals(List<String> principals, String id) {
        if (principals.size() > MilvusSchemas.MAX_PRINCIPALS) {
            throw new StoreException(
                    FailureKind.REJECTED,
                    "too many principals for milvus: principals=" + principals.size() + " max="
                            + MilvusSchemas.MAX_PRINCIPALS + " id=" + shown(id));
        }
        JsonArray array = new JsonArray(principals.size());
        for (String principal : principals) {
            fits("principals", principal, id);
            array.add(principal);
        }
        return array;
    }

    private static JsonArray floats(float[] vector) {
        JsonArray array = new JsonArray(vector.length);
        for (float component : vector) {
            array.add(component);
        }
        return array;
    }

    private float[] placeholder() {
        float[] vector = new float[manifest.model().dimension()];
        vector[0] = 1;
        return vector;
    }

    private static void put(JsonObject row, String field, String value, String id) {
        fits(field, value, id);
        row.addProperty(field, value);
    }

    private static void fits(String field, String value, String id) {
        int bytes = MilvusWords.bytes(value);
        if (bytes > MilvusWords.MAX_BYTES) {
            throw new StoreException(
                    FailureKind.REJECTED,
                    "value is too long for milvus: field=" + field + " bytes=" + bytes + " max=" + MilvusWords.MAX_BYTES
                            + " id=" + shown(id));
        }
    }

    private static String shown(String id) {
        return id.substring(0, Math.min(id.length(), 200));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static <T> T parsed(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new StoreException(FailureKind.FATAL, "row cannot be read: content=" + json, broken);
        }
    }

    private static StoreException unreadable(String field, Map<String, Object> row) {
        return new StoreException(
                FailureKind.FATAL,
                "row cannot be read: id=" + row.get("id") + " field=" + field + " value=" + row.get(field));
    }
}
