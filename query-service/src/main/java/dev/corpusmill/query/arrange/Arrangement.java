package dev.corpusmill.query.arrange;

import java.util.List;

/**
 * How a request wants its hits arranged, beyond the order of the search.
 *
 * @param boosts added to the scores, all of them
 * @param diversity 0 to 1: how much it counts against a hit that its text repeats a hit before it; 0 not at all
 * @param byDocument whether only the best hit of each document is given
 */
public record Arrangement(List<Boost> boosts, double diversity, boolean byDocument) {
    /** As the search ordered them. */
    public static final Arrangement NONE = new Arrangement(List.of(), 0, false);

    private static final int POOL = 100;
    private static final int HITS_OF_DOCUMENT = 10;
    private static final int MAX_POOL = 1000;

    public Arrangement {
        boosts = List.copyOf(boosts);
    }

    /** How many hits are arranged for {@code k} of them to be left. */
    public int pool(int k) {
        if (equals(NONE)) {
            return k;
        }
        int wanted = Math.max(POOL, byDocument ? k * HITS_OF_DOCUMENT : k);
        return Math.max(k, Math.min(MAX_POOL, wanted));
    }
}
