package dev.corpusmill.eval;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Vectors;
import dev.corpusmill.api.store.GenerationReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Exhaustive dense search over the vectors that a store gives back: what its index of vectors approximates. One pass
 * over the group for all questions, a block of rows in memory at a time.
 */
public final class ExactSearch {
    private static final int BLOCK = 500;
    private static final Comparator<Found> WORST_FIRST =
            Comparator.comparingDouble(Found::score).thenComparing(Found::id, Comparator.reverseOrder());

    private final GenerationReader reader;
    private final String group;
    private final List<float[]> questions;
    private final int k;
    private final List<PriorityQueue<Found>> best = new ArrayList<>();

    private record Found(String id, double score) {}

    private ExactSearch(GenerationReader reader, String group, List<float[]> questions, int k) {
        this.reader = reader;
        this.group = group;
        this.questions = questions;
        this.k = k;
        questions.forEach(question -> best.add(new PriorityQueue<>(WORST_FIRST)));
    }

    /**
     * The ids of the {@code k} nodes of highest cosine for each question, best first; equal ones by id.
     *
     * @param questions vectors of the index's model, of any length but zero
     */
    public static List<List<String>> search(GenerationReader reader, String group, List<float[]> questions, int k) {
        ExactSearch search = new ExactSearch(reader, group, questions, k);
        List<String> block = new ArrayList<>(BLOCK);
        reader.scan(group, "", "", node -> {
            block.add(node.id());
            if (block.size() == BLOCK) {
                search.add(block);
                block.clear();
            }
        });
        search.add(block);
        return search.best.stream().map(ExactSearch::ids).toList();
    }

    private void add(List<String> ids) {
        for (Node node : reader.fetch(group, ids)) {
            for (int i = 0; i < questions.size(); i++) {
                PriorityQueue<Found> queue = best.get(i);
                queue.add(new Found(node.id(), Vectors.cosine(questions.get(i), node.vector())));
                if (queue.size() > k) {
                    queue.remove();
                }
            }
        }
    }

    private static List<String> ids(PriorityQueue<Found> queue) {
        return queue.stream().sorted(WORST_FIRST.reversed()).map(Found::id).toList();
    }
}
