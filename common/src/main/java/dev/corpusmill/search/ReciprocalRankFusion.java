package dev.corpusmill.search;

import dev.corpusmill.store.ScoredNode;
import java.util.List;

/** Fuses by reciprocal rank. Scores of different routes are never compared. */
public final class ReciprocalRankFusion implements Fusion {
    private static final int K = 60; // Cormack, Clarke and Buettcher 2009

    @Override
    public List<Hit> fuse(List<RankedList> lists, int k) {
        FusedScores scores = new FusedScores();
        for (RankedList list : FusedScores.inOrder(lists)) {
            int rank = 1;
            for (ScoredNode found : list.hits()) {
                scores.add(list.route(), rank, found, 1.0 / (K + rank));
                rank++;
            }
        }
        return scores.best(k);
    }
}
