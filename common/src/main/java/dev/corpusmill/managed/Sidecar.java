package dev.corpusmill.managed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.config.MetadataValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** The metadata of one document in a file of their own: {@code {"metadata": {"team": "harbour"}}}. */
public final class Sidecar {
    private static final int MAX_BYTES = 64 << 10;
    private static final String METADATA = "metadata";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sidecar() {}

    /**
     * The metadata of a document; none where it has no such file.
     *
     * @param types declared fields and their types
     * @throws ClassifiedException REJECTED, with what to do, where the file is not one of these
     */
    public static Map<String, String> read(Path file, Map<String, String> types) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (IOException unreadable) {
            throw rejected(file, ClassifiedException.reasonOf(unreadable));
        }
        if (bytes.length > MAX_BYTES) {
            throw rejected(file, "it has more than " + MAX_BYTES + " bytes");
        }
        return metadata(file, bytes, types);
    }

    private static Map<String, String> metadata(Path file, byte[] bytes, Map<String, String> types) {
        JsonNode tree;
        try {
            tree = JSON.readTree(bytes);
        } catch (JsonProcessingException notJson) {
            throw rejected(file, "it is not JSON: " + notJson.getOriginalMessage());
        } catch (IOException impossible) {
            throw rejected(file, ClassifiedException.reasonOf(impossible));
        }
        Map<String, String> metadata = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : tree.path(METADATA).properties()) {
            String value = field.getValue().asText();
            MetadataValues.problem(field.getKey(), value, types).ifPresent(problem -> {
                throw rejected(file, problem);
            });
            metadata.put(field.getKey(), value);
        }
        return metadata;
    }

    /**
     * Writes the metadata of a document in one step; without any, there is no file.
     *
     * @param fresh a name on the same disk for what is not complete yet
     */
    public static void write(Path file, Path fresh, Map<String, String> metadata) throws IOException {
        if (metadata.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        ObjectNode tree = JSON.createObjectNode();
        ObjectNode values = tree.putObject(METADATA);
        new TreeMap<>(metadata).forEach(values::put);
        try {
            Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static ClassifiedException rejected(Path file, String reason) {
        return new ClassifiedException(
                FailureKind.REJECTED,
                "the metadata of the document cannot be used: file=" + file + " reason=" + reason
                        + " (mend the file, or remove it)");
    }
}
