package dev.corpusmill.api.store;

import dev.corpusmill.api.model.ModelIdentity;
import java.util.List;
import java.util.Map;

/**
 * The manifest of a generation: what it was built from, so that nobody mixes in anything else.
 *
 * @param name {@code g1}, {@code g2}, …
 * @param schema version of the layout of rows; a reader refuses another one
 * @param recipe hash of everything that decides what rows a document gives
 * @param model identity of the vectors; its dimension is the store's
 * @param engine engine, version and precision that computed the vectors; a difference asks for the probes
 * @param probes vectors of {@code embed.ProbeTexts}, in their order
 * @param language language of the BM25 analyzer
 * @param groups names of the node groups, without {@code document}
 * @param metadataTypes declared metadata fields and their types ({@code keyword}, {@code long}, {@code double})
 * @param createdMillis milliseconds since 1970
 * @param parent the generation that was live when this one was created; empty for the first
 */
public record Generation(
        String name,
        int schema,
        String recipe,
        ModelIdentity model,
        String engine,
        List<float[]> probes,
        String language,
        List<String> groups,
        Map<String, String> metadataTypes,
        long createdMillis,
        String parent,
        State state) {
    /** The layout of rows that this code reads and writes. */
    public static final int SCHEMA = 2;

    /** What became of a build. Live and retired are not states: they follow from the pointer. */
    public enum State {
        BUILDING,
        READY,
        REFUSED
    }

    public Generation {
        probes = List.copyOf(probes);
        groups = List.copyOf(groups);
        metadataTypes = Map.copyOf(metadataTypes);
    }

    public Generation with(State newState) {
        return new Generation(
                name,
                schema,
                recipe,
                model,
                engine,
                probes,
                language,
                groups,
                metadataTypes,
                createdMillis,
                parent,
                newState);
    }

    /** The same generation after a run under another recipe wrote to it. */
    public Generation withRecipe(String newRecipe, Map<String, String> newMetadataTypes) {
        return new Generation(
                name,
                schema,
                newRecipe,
                model,
                engine,
                probes,
                language,
                groups,
                newMetadataTypes,
                createdMillis,
                parent,
                state);
    }
}
