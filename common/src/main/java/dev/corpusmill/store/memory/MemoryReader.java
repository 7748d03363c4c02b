package dev.corpusmill.store.memory;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Vectors;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.NodeMatcher;
import dev.corpusmill.api.store.RowRules;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.api.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Looks at every row of one commit. */
final class MemoryReader implements GenerationReader {
    private static final float[] NO_VECTOR = {};

    private final MemoryGeneration generation;
    private final MemoryGeneration.Commit commit;
    private final RowRules rules;
    private final Map<String, Bm25> words = new ConcurrentHashMap<>();
    private volatile boolean closed;

    MemoryReader(MemoryGeneration generation) {
        this.generation = generation;
        this.commit = generation.last();
        this.rules = new RowRules(commit.manifest());
    }

    @Override
    public Generation manifest() {
        return commit.manifest();
    }

    @Override
    public String revision() {
        return Long.toString(commit.number());
    }

    @Override
    public boolean current() {
        open();
        return generation.last().equals(commit);
    }

    @Override
    public List<ScoredNode> dense(String group, float[] vector, int k, NodeFilter filter, Deadline deadline) {
        rules.search(vector, k);
        List<ScoredNode> hits = new ArrayList<>();
        for (Node node : passing(group, filter)) {
            inTime(deadline);
            hits.add(new ScoredNode(node.withVector(NO_VECTOR), cosine(vector, node.vector())));
        }
        return best(hits, k, deadline);
    }

    @Override
    public List<ScoredNode> lexical(String group, String question, int k, NodeFilter filter, Deadline deadline) {
        rules.hits(k);
        List<Node> passing = passing(group, filter);
        inTime(deadline);
        Map<Node, Double> scores = words.computeIfAbsent(
                        group,
                        name -> new Bm25(manifest().language(), nodes(name).values()))
                .scores(question);
        List<ScoredNode> hits = new ArrayList<>();
        for (Node node : passing) {
            Double score = scores.get(node);
            if (score != null) {
                hits.add(new ScoredNode(node.withVector(NO_VECTOR), score));
            }
        }
        return best(hits, k, deadline);
    }

    @Override
    public List<Node> fetch(String group, Collection<String> ids) {
        NavigableMap<String, Node> nodes = nodes(group);
        return ids.stream()
                .distinct()
                .filter(nodes::containsKey)
                .map(nodes::get)
                .map(node -> node.withVector(node.vector().clone()))
                .toList();
    }

    @Override
    public List<CatalogueRow> fetchCatalogue(Collection<String> documentIds) {
        open();
        Map<String, CatalogueRow> rows = commit.rows().catalogue();
        return documentIds.stream()
                .distinct()
                .filter(rows::containsKey)
                .map(rows::get)
                .toList();
    }

    @Override
    public void scan(String group, String fromId, String toId, Consumer<Node> consumer) {
        MemoryRows.between(nodes(group), fromId, toId)
                .values()
                .forEach(node -> consumer.accept(node.withVector(NO_VECTOR)));
    }

    @Override
    public void scanCatalogue(String fromId, String toId, Consumer<CatalogueRow> consumer) {
        open();
        MemoryRows.between(commit.rows().catalogue(), fromId, toId).values().forEach(consumer);
    }

    @Override
    public long count(String group, NodeFilter filter) {
        return passing(group, filter).size();
    }

    @Override
    public Map<String, float[]> vectors(String group, Collection<String> embedHashes) {
        Map<String, float[]> found = new HashMap<>();
        for (Node node : nodes(group).values()) {
            if (!node.embedHash().isEmpty() && embedHashes.contains(node.embedHash())) {
                found.putIfAbsent(node.embedHash(), node.vector().clone());
            }
        }
        return found;
    }

    @Override
    public void close() {
        closed = true;
    }

    private NavigableMap<String, Node> nodes(String group) {
        open();
        rules.group(group);
        return commit.rows().nodes(group);
    }

    private List<Node> passing(String group, NodeFilter filter) {
        Predicate<Node> passes = NodeMatcher.of(filter, manifest());
        return nodes(group).values().stream().filter(passes).toList();
    }

    private static List<ScoredNode> best(List<ScoredNode> hits, int k, Deadline deadline) {
        inTime(deadline);
        return hits.stream().sorted(ScoredNode.BEST_FIRST).limit(k).toList();
    }

    private static double cosine(float[] left, float[] right) {
        return Math.max(-1, Math.min(1, Vectors.cosine(left, right)));
    }

    private static void inTime(Deadline deadline) {
        if (deadline.expired()) {
            throw new StoreException(FailureKind.TRANSIENT, "search passed its deadline");
        }
    }

    private void open() {
        if (closed) {
            throw new StoreException(
                    FailureKind.FATAL,
                    "reader is closed: generation=" + commit.manifest().name());
        }
    }
}
