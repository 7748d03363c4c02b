package dev.corpusmill.eval;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.search.SearchPlan;
import dev.corpusmill.store.RowDifferences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether two generations, on whatever stores, hold the same and find the same: rows, catalogue, filters, and the first
 * hits of questions. Nothing is filtered by tenant: this is for operators, who may see all of both.
 */
public final class StoreComparison {
    private static final int K = 10;
    private static final int ALL_IDS = 1000;
    private static final int VECTOR_CANDIDATES = 100; // as many as a route brings to the fusion
    private static final Duration TIMEOUT = Duration.ofMinutes(1); // nobody waits: a slow route shall count, too

    private final GenerationReader left;
    private final GenerationReader right;
    private final String group;
    private final RouteLists lists;

    /** @param plan the search that both sides are asked by */
    public StoreComparison(GenerationReader left, GenerationReader right, String group, SearchPlan plan) {
        this.left = left;
        this.right = right;
        this.group = group;
        this.lists = new RouteLists(plan, TIMEOUT);
    }

    /**
     * What the comparison found.
     *
     * @param rows the catalogue, then each node group
     * @param filters number of filters that were tried
     * @param filterDifferences those that let other rows pass, each with what was seen
     * @param exact mean overlap of the first 10 hits of an exhaustive search over both stores' vectors
     * @param leftRecall what the first store's index finds of its exhaustive search's first 10
     * @param rightRecall the same of the second
     * @param routes mean overlap of the first 10 hits of each route, and last of {@link RouteLists#FUSED}
     */
    public record Report(
            List<RowDifferences> rows,
            int filters,
            List<String> filterDifferences,
            int questions,
            double exact,
            double leftRecall,
            double rightRecall,
            Map<String, Double> routes) {
        /** Below this, the vectors themselves are others; ties and float sums explain less. */
        public static final double EXACT_FLOOR = 0.99;

        public Report {
            rows = List.copyOf(rows);
            filterDifferences = List.copyOf(filterDifferences);
            routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        }

        public boolean same() {
            return rows.stream().allMatch(RowDifferences::none) && filterDifferences.isEmpty() && exact >= EXACT_FLOOR;
        }
    }

    /** Compares rows, then filters, then what the questions find. */
    public Report run(List<Question> questions, Embedder embedder) {
        List<RowDifferences> rows = RowDifferences.between(left, right);
        List<float[]> vectors = new ArrayList<>(questions.size());
        for (Question question : questions) {
            vectors.add(embedder.embedQuestion(question.text(), Deadline.after(TIMEOUT)));
        }
        List<NodeFilter> filters = FilterSamples.of(left, group);
        List<String> filterDifferences = new ArrayList<>();
        for (NodeFilter filter : filters) {
            compare(filter, vectors.get(0), filterDifferences);
        }
        return hits(questions, vectors, rows, filters.size(), filterDifferences);
    }

    /** Few rows are compared one by one, many by their number. */
    private void compare(NodeFilter filter, float[] vector, List<String> differences) {
        long inLeft = left.count(group, filter);
        long inRight = right.count(group, filter);
        if (inLeft != inRight) {
            differences.add(filter + " passes " + inLeft + " and " + inRight);
        } else if (inLeft > 0 && inLeft <= ALL_IDS) {
            List<String> found = ids(left.dense(group, vector, ALL_IDS, filter, Deadline.after(TIMEOUT)));
            List<String> other = ids(right.dense(group, vector, ALL_IDS, filter, Deadline.after(TIMEOUT)));
            if (!found.stream().sorted().toList().equals(other.stream().sorted().toList())) {
                differences.add(filter + " finds " + found.size() + " and " + other.size() + ", not the same");
            }
        }
    }

    private Report hits(
            List<Question> questions,
            List<float[]> vectors,
            List<RowDifferences> rows,
            int filters,
            List<String> filterDifferences) {
        List<List<String>> leftExact = ExactSearch.search(left, group, vectors, K);
        List<List<String>> rightExact = ExactSearch.search(right, group, vectors, K);
        Overlap exact = new Overlap();
        Overlap leftRecall = new Overlap();
        Overlap rightRecall = new Overlap();
        Map<String, Overlap> routes = new LinkedHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            exact.add(leftExact.get(i), rightExact.get(i));
            leftRecall.add(byVector(left, vectors.get(i)), leftExact.get(i));
            rightRecall.add(byVector(right, vectors.get(i)), rightExact.get(i));
            Query query = new Query(questions.get(i).text(), group, K, NodeFilter.all());
            Map<String, List<Node>> inLeft = lists.nodes(left, query);
            Map<String, List<Node>> inRight = lists.nodes(right, query);
            inLeft.forEach((route, nodes) -> routes.computeIfAbsent(route, name -> new Overlap())
                    .add(nodeIds(nodes), nodeIds(inRight.getOrDefault(route, List.of()))));
        }
        Map<String, Double> means = new LinkedHashMap<>();
        routes.forEach((route, overlap) -> means.put(route, overlap.mean()));
        return new Report(
                rows,
                filters,
                filterDifferences,
                questions.size(),
                exact.mean(),
                leftRecall.mean(),
                rightRecall.mean(),
                means);
    }

    private List<String> byVector(GenerationReader reader, float[] vector) {
        return first(ids(reader.dense(group, vector, VECTOR_CANDIDATES, NodeFilter.all(), Deadline.after(TIMEOUT))));
    }

    private static List<String> nodeIds(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }

    private static List<String> first(List<String> ids) {
        return ids.subList(0, Math.min(K, ids.size()));
    }

    private static List<String> ids(List<ScoredNode> hits) {
        return hits.stream().map(ScoredNode::id).toList();
    }
}
