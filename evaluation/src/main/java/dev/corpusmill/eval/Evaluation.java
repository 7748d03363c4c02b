package dev.corpusmill.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Judges what searches returned for golden questions. Not for several threads. */
public final class Evaluation {
    private final Predicate<String> indexed;
    private final Map<String, List<RankScores>> scores = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private int asked;
    private int judged;

    /** @param indexed whether the index has a document of this name */
    public Evaluation(Predicate<String> indexed) {
        this.indexed = indexed;
    }

    /** Counts one question; each question has the same lists, named by their route. */
    public void add(Question question, Map<String, List<RankedChunk>> lists) {
        asked++;
        if (!question.judged()) {
            return;
        }
        judged++;
        if (question.golds().stream().noneMatch(gold -> gold.document().isEmpty() || indexed.test(gold.document()))) {
            missing.add(question.id());
        }
        lists.forEach((route, chunks) -> scores.computeIfAbsent(route, name -> new ArrayList<>())
                .add(RankScores.ofFirstRelevant(question.firstRelevant(chunks))));
    }

    /** What has been found so far. */
    public Report report() {
        Map<String, RankScores> means = new LinkedHashMap<>();
        scores.forEach((route, each) -> means.put(route, RankScores.mean(each)));
        return new Report(asked, judged, missing, means);
    }

    /**
     * The result of an evaluation.
     *
     * @param asked questions
     * @param judged those of them that say what is right; the means are over these
     * @param missing ids of judged questions that the index cannot answer, because it has none of their documents; they
     *     count 0 in the means
     * @param scores means by route, in the order of the routes
     */
    public record Report(int asked, int judged, List<String> missing, Map<String, RankScores> scores) {
        public Report {
            missing = List.copyOf(missing);
            scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        }
    }
}
