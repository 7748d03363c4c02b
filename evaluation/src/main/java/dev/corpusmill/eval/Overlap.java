package dev.corpusmill.eval;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much two result lists have in common, whatever their order, averaged over questions. */
public final class Overlap {
    private double sum;
    private int lists;

    /** Adds the results of one question from both sides: the share of ids in both, of the longer list; two empty ones agree. */
    public void add(List<String> left, List<String> right) {
        int longer = Math.max(left.size(), right.size());
        Set<String> both = new HashSet<>(left);
        both.retainAll(new HashSet<>(right));
        sum += longer == 0 ? 1 : (double) both.size() / longer;
        lists++;
    }

    /** In [0, 1]; 1 without any question. */
    public double mean() {
        return lists == 0 ? 1 : sum / lists;
    }
}
