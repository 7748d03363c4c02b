package dev.corpusmill.query.llm;

/** Keeps extra calls to a share of the usual ones, beside a reserve: whatever fails, load does not multiply. */
final class RetryBudget {
    private final double share;
    private final double most;
    private double saved; // guarded by this

    /**
     * A budget.
     *
     * @param reserve extra calls that are there at the beginning, and the most that can be saved up
     */
    RetryBudget(double share, int reserve) {
        this(share, reserve, reserve);
    }

    RetryBudget(double share, int most, int atFirst) {
        this.share = share;
        this.most = most;
        this.saved = atFirst;
    }

    /** A usual call is made. */
    synchronized void earn() {
        saved = Math.min(most, saved + share);
    }

    /** Whether an extra call may be made; it is paid then. */
    synchronized boolean spend() {
        if (saved < 1) {
            return false;
        }
        saved -= 1;
        return true;
    }
}
