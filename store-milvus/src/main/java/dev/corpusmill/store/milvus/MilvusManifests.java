package dev.corpusmill.store.milvus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.StoreException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Manifests as a property of the catalogue's collection. Vectors are packed: properties should stay small. */
final class MilvusManifests {
    static final String PROPERTY = "corpusmill.manifest";
    private static final String OWN_WORDS = "ownWords";
    private static final ObjectMapper JSON = new ObjectMapper();

    private MilvusManifests() {}

    static String write(Generation manifest, boolean ownWords) {
        ObjectNode json = JSON.valueToTree(manifest);
        ArrayNode probes = json.putArray("probes");
        manifest.probes().forEach(probe -> probes.add(packed(probe)));
        json.put(OWN_WORDS, ownWords);
        return json.toString();
    }

    /** Reads the manifest of a collection; refuses what another version or another analyzer wrote. */
    static Generation read(String written, String collection, boolean ownWords) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(written);
            int schema = json.path("schema").asInt();
            if (schema != Generation.SCHEMA) {
                throw refused("layout of another version of corpusmill: schema=" + schema + " expected="
                        + Generation.SCHEMA + " collection=" + collection + " (build the index anew)");
            }
            if (json.path(OWN_WORDS).asBoolean() != ownWords) {
                throw refused("the index was built with another store.milvus.analyzer: built="
                        + (ownWords ? "server" : "own") + " configured=" + (ownWords ? "own" : "server")
                        + " collection="
                        + collection);
            }
            json.remove(OWN_WORDS);
            ArrayNode probes = JSON.createArrayNode();
            for (JsonNode probe : json.path("probes")) {
                ArrayNode floats = probes.addArray();
                for (float value : unpacked(probe.asText())) {
                    floats.add(value);
                }
            }
            json.set("probes", probes);
            return JSON.treeToValue(json, Generation.class);
        } catch (JsonProcessingException | ClassCastException | IllegalArgumentException broken) {
            throw refused("not a manifest: collection=" + collection + " (build the index anew)");
        }
    }

    private static String packed(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static float[] unpacked(String packed) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
        float[] vector = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(vector);
        return vector;
    }

    private static StoreException refused(String message) {
        return new StoreException(FailureKind.FATAL, message);
    }
}
