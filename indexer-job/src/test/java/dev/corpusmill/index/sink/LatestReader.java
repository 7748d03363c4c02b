package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A reader that always shows the last commit, as a server does. */
final class LatestReader implements GenerationReader {
    private final IndexStore store;
    private final String generation;

    LatestReader(IndexStore store, String generation) {
        this.store = store;
        this.generation = generation;
    }

    @Override
    public Generation manifest() {
        return now(GenerationReader::manifest);
    }

    @Override
    public String revision() {
        return now(GenerationReader::revision);
    }

    @Override
    public boolean current() {
        return true;
    }

    @Override
    public List<ScoredNode> dense(String group, float[] vector, int k, NodeFilter filter, Deadline deadline) {
        return now(reader -> reader.dense(group, vector, k, filter, deadline));
    }

    @Override
    public List<ScoredNode> lexical(String group, String question, int k, NodeFilter filter, Deadline deadline) {
        return now(reader -> reader.lexical(group, question, k, filter, deadline));
    }

    @Override
    public List<Node> fetch(String group, Collection<String> ids) {
        return now(reader -> reader.fetch(group, ids));
    }

    @Override
    public List<CatalogueRow> fetchCatalogue(Collection<String> documentIds) {
        return now(reader -> reader.fetchCatalogue(documentIds));
    }

    @Override
    public void scan(String group, String fromId, String toId, Consumer<Node> consumer) {
        try (GenerationReader reader = store.openReader(generation)) {
            reader.scan(group, fromId, toId, consumer);
        }
    }

    @Override
    public void scanCatalogue(String fromId, String toId, Consumer<CatalogueRow> consumer) {
        try (GenerationReader reader = store.openReader(generation)) {
            reader.scanCatalogue(fromId, toId, consumer);
        }
    }

    @Override
    public long count(String group, NodeFilter filter) {
        return now(reader -> reader.count(group, filter));
    }

    @Override
    public Map<String, float[]> vectors(String group, Collection<String> embedHashes) {
        return now(reader -> reader.vectors(group, embedHashes));
    }

    @Override
    public void close() {}

    private <T> T now(Function<GenerationReader, T> read) {
        try (GenerationReader reader = store.openReader(generation)) {
            return read.apply(reader);
        }
    }
}
