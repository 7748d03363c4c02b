package dev.corpusmill.eval;

import dev.corpusmill.embed.Embedder;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.search.DenseRoute;
import dev.corpusmill.search.Fusion;
import dev.corpusmill.search.LexicalRoute;
import dev.corpusmill.search.RankedList;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.NodeFilter;
import dev.corpusmill.store.RowDifferences;
import dev.corpusmill.store.ScoredNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether two generations, on whatever stores, hold the same and find the same: rows, catalogue, filters, and the first
 * hits of questions. Nothing is filtered by tenant: this is for whoever may see all of both.
 */
public final class StoreComparison {
    private static final int K = 10;
    private static final int ALL_IDS = 1000;
    private static final Duration TIMEOUT = Duration.ofMinutes(1); // nobody waits: a slow route shall count, too

    private final GenerationReader left;
    private final GenerationReader right;
    private final String group;
    private final Fusion fusion;
    private final int candidates;

    /**
     * @param candidates hits that each route brings to the fusion
     */
    public StoreComparison(GenerationReader left, GenerationReader right, String group, Fusion fusion, int candidates) {
        this.left = left;
        this.right = right;
        this.group = group;
        this.fusion = fusion;
        this.candidates = Math.max(K, candidates);
    }

    /**
     * What the comparison found.
     *
     * @param rows the catalogue, then each node group
     * @param filters number of filters that were tried
     * @param filterDifferences those that let other rows pass, each with what was seen
     * @param exact mean overlap of the first 10 hits of an exhaustive search over both stores' vectors
     * @param dense the same through each store's index of vectors
     * @param leftRecall what the first store's index finds of its exhaustive search's first 10
     * @param rightRecall the same of the second
     * @param bm25 mean overlap of the first 10 hits by words
     * @param fused mean overlap of the first 10 after fusion
     */
    public record Report(
            List<RowDifferences> rows,
            int filters,
            List<String> filterDifferences,
            int questions,
            double exact,
            double dense,
            double leftRecall,
            double rightRecall,
            double bm25,
            double fused) {
        /** Below this, the vectors themselves are others; ties and float sums explain less. */
        public static final double EXACT_FLOOR = 0.99;

        public Report {
            rows = List.copyOf(rows);
            filterDifferences = List.copyOf(filterDifferences);
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
        Overlap dense = new Overlap();
        Overlap leftRecall = new Overlap();
        Overlap rightRecall = new Overlap();
        Overlap bm25 = new Overlap();
        Overlap fused = new Overlap();
        for (int i = 0; i < questions.size(); i++) {
            Found inLeft = found(left, questions.get(i).text(), vectors.get(i));
            Found inRight = found(right, questions.get(i).text(), vectors.get(i));
            exact.add(leftExact.get(i), rightExact.get(i));
            dense.add(inLeft.dense(), inRight.dense());
            leftRecall.add(inLeft.dense(), leftExact.get(i));
            rightRecall.add(inRight.dense(), rightExact.get(i));
            bm25.add(inLeft.bm25(), inRight.bm25());
            fused.add(inLeft.fused(), inRight.fused());
        }
        return new Report(
                rows,
                filters,
                filterDifferences,
                questions.size(),
                exact.mean(),
                dense.mean(),
                leftRecall.mean(),
                rightRecall.mean(),
                bm25.mean(),
                fused.mean());
    }

    /** The first ids by vector, by words and fused. */
    private record Found(List<String> dense, List<String> bm25, List<String> fused) {}

    private Found found(GenerationReader reader, String question, float[] vector) {
        NodeFilter all = NodeFilter.all();
        List<ScoredNode> dense = reader.dense(group, vector, candidates, all, Deadline.after(TIMEOUT));
        List<ScoredNode> bm25 = reader.lexical(group, question, candidates, all, Deadline.after(TIMEOUT));
        List<RankedList> lists =
                List.of(new RankedList(DenseRoute.NAME, dense), new RankedList(LexicalRoute.NAME, bm25));
        return new Found(
                first(ids(dense)),
                first(ids(bm25)),
                fusion.fuse(lists, K).stream().map(hit -> hit.node().id()).toList());
    }

    private static List<String> first(List<String> ids) {
        return ids.subList(0, Math.min(K, ids.size()));
    }

    private static List<String> ids(List<ScoredNode> hits) {
        return hits.stream().map(ScoredNode::id).toList();
    }
}
