package dev.corpusmill.query.arrange;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.FieldType;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.NodeMatcher;
import dev.corpusmill.api.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/** Arranges hits as a request wants them: boosts first, then near-duplicates back, then one hit for each document. */
public final class Arranger {
    private static final double MILLIS_OF_DAY = 86_400_000;

    private final Clock clock;

    /** @param clock says how old a document is */
    public Arranger(Clock clock) {
        this.clock = clock;
    }

    /**
     * The first {@code k} of the hits, arranged; boosted and diversified ones have the scores that they were ordered by.
     *
     * @param reader of the generation that they are from
     * @throws ClassifiedException REJECTED where a boost names a field that is not there
     */
    public List<Hit> arrange(Arrangement wanted, List<Hit> hits, int k, GenerationReader reader) {
        List<Hit> arranged = hits;
        if (!wanted.boosts().isEmpty()) {
            arranged = boosted(wanted.boosts(), arranged, reader);
        }
        if (wanted.byDocument()) {
            arranged = bestOfDocuments(arranged);
        }
        if (wanted.diversity() > 0) {
            return new MarginalRelevance(wanted.diversity()).select(arranged, k);
        }
        return List.copyOf(arranged.subList(0, Math.min(k, arranged.size())));
    }

    private List<Hit> boosted(List<Boost> boosts, List<Hit> hits, GenerationReader reader) {
        double[] scores = normalized(hits);
        for (Boost boost : boosts) {
            if (boost instanceof Boost.Matching matching) {
                Predicate<Node> passes = passing(matching.filter(), reader);
                for (int i = 0; i < scores.length; i++) {
                    scores[i] += passes.test(hits.get(i).node()) ? matching.weight() : 0;
                }
            } else if (boost instanceof Boost.Recency recency) {
                requireField(recency.field(), reader.manifest());
                Map<String, Long> modified =
                        recency.field().equals(Boost.Recency.MODIFIED) ? modified(hits, reader) : Map.of();
                for (int i = 0; i < scores.length; i++) {
                    scores[i] += recency.weight() * freshness(hits.get(i).node(), recency, modified);
                }
            }
        }
        List<Hit> boosted = new ArrayList<>(hits.size());
        for (int i = 0; i < scores.length; i++) {
            Hit hit = hits.get(i);
            boosted.add(new Hit(hit.node(), scores[i], hit.routes()));
        }
        boosted.sort(Comparator.comparingDouble(Hit::score).reversed()); // stable: equal ones keep their order
        return boosted;
    }

    private static void requireField(String field, Generation manifest) {
        if (!field.equals(Boost.Recency.MODIFIED)) {
            String name = field.substring(FieldType.METADATA.length());
            if (!manifest.metadataTypes().containsKey(name)) {
                throw new ClassifiedException(
                        FailureKind.REJECTED,
                        "no such field: recency=" + field + " known="
                                + manifest.metadataTypes().keySet());
            }
        }
    }

    /** What is wrong with the filter is the request's fault and no store's. */
    private static Predicate<Node> passing(NodeFilter filter, GenerationReader reader) {
        try {
            return NodeMatcher.of(filter, reader.manifest());
        } catch (StoreException wrong) {
            throw new ClassifiedException(wrong.kind(), ClassifiedException.reasonOf(wrong), wrong);
        }
    }

    /** The scores from 0 to 1, so that a weight means the same for fused scores and for a reranker's. */
    static double[] normalized(List<Hit> hits) {
        double[] scores = hits.stream().mapToDouble(Hit::score).toArray();
        double max = Double.NEGATIVE_INFINITY;
        double min = Double.POSITIVE_INFINITY;
        for (double score : scores) {
            max = Math.max(max, score);
            min = Math.min(min, score);
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = max > min ? (scores[i] - min) / (max - min) : 1;
        }
        return scores;
    }

    private static Map<String, Long> modified(List<Hit> hits, GenerationReader reader) {
        Set<String> documents = new LinkedHashSet<>();
        hits.forEach(hit -> documents.add(hit.node().documentId()));
        Map<String, Long> modified = new HashMap<>();
        for (CatalogueRow row : reader.fetchCatalogue(documents)) {
            modified.put(row.documentId(), row.file().modifiedMillis());
        }
        return modified;
    }

    /** 1 for what is of now or later, half of it for each half-life before; 0 where no date is known. */
    private double freshness(Node node, Boost.Recency recency, Map<String, Long> modified) {
        OptionalDouble at = DateValues.millis(node, recency.field(), modified);
        if (at.isEmpty()) {
            return 0;
        }
        double days = Math.max(0, clock.millis() - at.getAsDouble()) / MILLIS_OF_DAY;
        return Math.pow(0.5, days / recency.halfLifeDays());
    }

    private static List<Hit> bestOfDocuments(List<Hit> hits) {
        Set<String> seen = new HashSet<>();
        return hits.stream().filter(hit -> seen.add(hit.node().documentId())).toList();
    }

    @Override
    public String toString() {
        return "Arranger";
    }
}
