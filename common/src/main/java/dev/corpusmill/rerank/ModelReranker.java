package dev.corpusmill.rerank;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Reranker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Orders hits by what a model says of them, as many of the first as it can judge in time; the others stay behind those, in
 * their order. What it said is remembered. For several threads.
 */
public final class ModelReranker implements Reranker {
    /** Servers compute in batches, and the same pair differs by some 1e-7 from one batch to the next. */
    private static final double PRECISION = 1e6;
    /** The part of the time that the model may use: what comes back at the very end is thrown away. */
    private static final double MODEL_SHARE = 0.9;

    private final String name;
    private final RelevanceModel model;
    private final ScoreCache cache;
    private final FailurePause pause;

    /**
     * A reranker.
     *
     * @param name in traces
     * @param remembered scores that are kept
     * @param nanoTime monotonic
     */
    public ModelReranker(String name, RelevanceModel model, int remembered, LongSupplier nanoTime) {
        this.name = name;
        this.model = model;
        this.cache = new ScoreCache(remembered);
        this.pause = new FailurePause(nanoTime);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String model() {
        return model.name();
    }

    @Override
    public List<Hit> process(Query query, List<Hit> hits, Deadline deadline) {
        if (hits.isEmpty()) {
            return hits;
        }
        Deadline within = deadline.within(share(deadline.remaining()));
        double[] scores = first(
                query.question(), hits.stream().map(hit -> hit.node().text()).toList(), within);
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .toList();

        List<Hit> ordered = new ArrayList<>(hits.size());
        for (int i : order) {
            ordered.add(judged(hits.get(i), ordered.size() + 1, scores[i]));
        }
        double lowest = ordered.get(ordered.size() - 1).score();
        for (Hit hit : hits.subList(scores.length, hits.size())) {
            ordered.add(
                    new Hit(hit.node(), below(lowest, hit.score() / hits.get(0).score()), hit.routes()));
        }
        return ordered;
    }

    private static Duration share(Duration remaining) {
        return Duration.ofNanos((long) (remaining.toNanos() * MODEL_SHARE));
    }

    private Hit judged(Hit hit, int rank, double score) {
        Map<String, Hit.RouteScore> routes = new HashMap<>(hit.routes());
        routes.put(name, new Hit.RouteScore(rank, score));
        return new Hit(hit.node(), score, routes);
    }

    /** Scores of one result are in the order of its hits, also where only some were judged. */
    private static double below(double lowest, double share) {
        double part = Double.isFinite(share) ? Math.max(0, Math.min(1, share)) : 0;
        return lowest > 0 ? lowest * part : lowest - 1 + part;
    }

    @Override
    public double[] judge(String question, List<String> texts, Deadline deadline) {
        double[] scores = first(question, texts, deadline);
        if (scores.length < texts.size()) {
            throw new ClassifiedException(
                    FailureKind.OVERLOADED,
                    "not all texts were judged in time: judged=" + scores.length + " of=" + texts.size()
                            + "; send fewer of them");
        }
        return scores;
    }

    /** Scores of the first texts, as many as there are in time; at least one. */
    private double[] first(String question, List<String> texts, Deadline deadline) {
        double[] scores = new double[texts.size()];
        List<String> keys =
                texts.stream().map(text -> ScoreCache.key(question, text)).toList();
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Double known = cache.get(keys.get(i));
            scores[i] = known == null ? Double.NaN : known;
            if (known == null) {
                asked.add(i);
            }
        }
        if (!asked.isEmpty()) {
            double[] computed = ask(question, asked.stream().map(texts::get).toList(), deadline);
            for (int i = 0; i < computed.length; i++) {
                double score = Math.rint(computed[i] * PRECISION) / PRECISION;
                scores[asked.get(i)] = score;
                cache.put(keys.get(asked.get(i)), score);
            }
        }
        int judged = 0;
        while (judged < scores.length && Double.isFinite(scores[judged])) {
            judged++;
        }
        return Arrays.copyOf(scores, judged);
    }

    private double[] ask(String question, List<String> texts, Deadline deadline) {
        if (!pause.allows()) {
            throw new ClassifiedException(
                    FailureKind.OVERLOADED, "the reranker failed several times in a row and is asked again soon");
        }
        try {
            double[] scores = model.judge(question, texts, deadline);
            pause.succeeded();
            return scores;
        } catch (ClassifiedException failed) {
            if (failed.kind() == FailureKind.REJECTED) {
                pause.succeeded(); // it answers: this input was at fault
            } else {
                pause.failed();
            }
            throw failed;
        }
    }

    @Override
    public String toString() {
        return "ModelReranker[" + model.name() + "]";
    }
}
