package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.RowRules;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.api.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks at a generation as it is at the moment of each call: a server keeps no views of the past. */
final class MilvusReader implements GenerationReader {
    private static final int HASHES_PER_QUERY = 200;
    private static final int VECTORS_PER_QUERY = 1000;

    private final MilvusGeneration generation;
    private final String revision;
    private final BooleanSupplier manifestUnchanged;
    private final RowRules rules;
    private final MilvusFilters filters;
    private final MilvusSearch search;
    private volatile boolean closed;

    /** {@code revision} was read before anything else of the generation. */
    MilvusReader(MilvusGeneration generation, String revision, BooleanSupplier manifestUnchanged) {
        this.generation = generation;
        this.revision = revision;
        this.manifestUnchanged = manifestUnchanged;
        this.rules = new RowRules(generation.manifest());
        this.filters = new MilvusFilters(generation.manifest().metadataTypes());
        this.search = new MilvusSearch(generation);
    }

    @Override
    public Generation manifest() {
        return generation.manifest();
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public boolean current() {
        open();
        return generation.revisions().of(manifest().name()).equals(revision) && manifestUnchanged.getAsBoolean();
    }

    @Override
    public List<ScoredNode> dense(String group, float[] vector, int k, NodeFilter filter, Deadline deadline) {
        open();
        rules.group(group);
        rules.search(vector, k);
        return search.dense(group, vector, k, filters.expression(filter), deadline);
    }

    @Override
    public List<ScoredNode> lexical(String group, String question, int k, NodeFilter filter, Deadline deadline) {
        open();
        rules.group(group);
        rules.hits(k);
        return search.lexical(group, question, k, filters.expression(filter), deadline);
    }

    @Override
    public List<Node> fetch(String group, Collection<String> ids) {
        List<String> fields = new ArrayList<>(MilvusRows.NODE);
        fields.add("vector");
        List<Node> nodes = new ArrayList<>();
        requests(group).fetch(ids, fields, row -> nodes.add(MilvusRows.node(row, true)));
        return nodes;
    }

    @Override
    public List<CatalogueRow> fetchCatalogue(Collection<String> documentIds) {
        open();
        List<CatalogueRow> rows = new ArrayList<>();
        generation
                .requests(MilvusNames.CATALOGUE)
                .fetch(documentIds, MilvusRows.CATALOGUE, row -> rows.add(MilvusRows.catalogue(row)));
        return rows;
    }

    @Override
    public void scan(String group, String fromId, String toId, Consumer<Node> consumer) {
        requests(group).scan(fromId, toId, MilvusRows.NODE, row -> consumer.accept(MilvusRows.node(row, false)));
    }

    @Override
    public void scanCatalogue(String fromId, String toId, Consumer<CatalogueRow> consumer) {
        open();
        generation
                .requests(MilvusNames.CATALOGUE)
                .scan(fromId, toId, MilvusRows.CATALOGUE, row -> consumer.accept(MilvusRows.catalogue(row)));
    }

    @Override
    public long count(String group, NodeFilter filter) {
        return requests(group).count(filters.expression(filter));
    }

    @Override
    public Map<String, float[]> vectors(String group, Collection<String> embedHashes) {
        MilvusRequests requests = requests(group);
        Set<String> wanted = new LinkedHashSet<>(embedHashes);
        wanted.remove("");
        List<String> hashes = new ArrayList<>(wanted);
        Map<String, float[]> found = new HashMap<>();
        for (int from = 0; from < hashes.size(); from += HASHES_PER_QUERY) {
            find(requests, hashes.subList(from, Math.min(hashes.size(), from + HASHES_PER_QUERY)), found);
        }
        return found;
    }

    /** Text that is in many rows hides that of others behind the limit: those are asked for again. */
    private static void find(MilvusRequests requests, List<String> hashes, Map<String, float[]> found) {
        List<String> left = hashes;
        List<Map<String, Object>> rows;
        do {
            String expression = "embed_hash in " + MilvusLiterals.listOf(left);
            rows = requests.query(expression, List.of("embed_hash", "vector"), VECTORS_PER_QUERY);
            rows.forEach(row -> found.putIfAbsent(MilvusRows.text(row, "embed_hash"), MilvusRows.vector(row)));
            left = left.stream().filter(hash -> !found.containsKey(hash)).toList();
        } while (rows.size() == VECTORS_PER_QUERY && !left.isEmpty());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            generation.connection().close();
        }
    }

    private MilvusRequests requests(String group) {
        open();
        rules.group(group);
        return generation.requests(group);
    }

    private void open() {
        if (closed) {
            throw new StoreException(
                    FailureKind.FATAL,
                    "reader is closed: generation=" + manifest().name());
        }
    }
}
