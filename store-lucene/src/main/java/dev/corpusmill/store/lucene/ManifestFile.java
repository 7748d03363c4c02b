package dev.corpusmill.store.lucene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.store.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The manifest of a generation, {@code manifest.json} in its folder, replaced in one step. */
final class ManifestFile {
    /*
     * Why not Lucene's commit data: only the process that holds the index writer can commit, but a manifest also changes
     * without a writer (a build is judged, a recipe moves on). Nothing is lost by keeping it apart: model, language and
     * groups never change within a generation, and each catalogue row carries the recipe that it was written under.
     */
    private static final String NAME = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestFile() {}

    static Path in(Path generation) {
        return generation.resolve(NAME);
    }

    static void write(Path generation, Generation manifest) throws IOException {
        AtomicFiles.write(in(generation), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
    }

    /** Changes whenever the manifest is written; "" where there is none. */
    static String stamp(Path generation) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(in(generation), BasicFileAttributes.class);
            return file.fileKey() + " " + file.lastModifiedTime();
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    /** The manifest of the generation in this folder; empty where there is no generation. */
    static Optional<Generation> read(Path generation) throws IOException {
        Optional<String> content = AtomicFiles.read(in(generation));
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(content.get()));
        } catch (JsonProcessingException broken) {
            throw new IOException("not a manifest: file=" + in(generation) + " (build the index anew)", broken);
        }
    }

    private static Generation parse(String content) throws IOException {
        JsonNode json = JSON.readTree(content);
        int schema = json.path("schema").asInt();
        if (schema != Generation.SCHEMA) {
            throw new IOException("layout of another version of corpusmill: schema=" + schema + " expected="
                    + Generation.SCHEMA + " (build the index anew)");
        }
        return JSON.treeToValue(json, Generation.class);
    }
}
