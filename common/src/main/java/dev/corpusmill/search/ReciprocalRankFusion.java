package dev.corpusmill.search;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.ScoredNode;
import java.util.List;
import java.util.Set;

/** Fuses by reciprocal rank. Scores of different routes are never compared. */
public final class ReciprocalRankFusion implements Fusion {
    private static final int K = 60; // Cormack, Clarke and Buettcher 2009

    private final Set<String> ofDocuments;

    public ReciprocalRankFusion() {
        this(Set.of());
    }

    /** @param ofDocuments routes whose hits stand for their documents */
    public ReciprocalRankFusion(Set<String> ofDocuments) {
        this.ofDocuments = Set.copyOf(ofDocuments);
    }

    @Override
    public List<Hit> fuse(List<RankedList> lists, int k) {
        FusedScores scores = new FusedScores(lists, ofDocuments);
        for (int i : scores.order()) {
            int rank = 1;
            for (ScoredNode found : scores.lists().get(i).hits()) {
                scores.add(i, rank, found, 1.0 / (K + rank));
                rank++;
            }
        }
        return scores.best(k);
    }
}
