package dev.corpusmill.query.llm;

/**
 * Leaves looks at a server out, twice as many after each answer that is not HTTP. Each such answer costs a connection for good:
 * the client of Java 17 neither closes nor uses it again, see {@code findings/java-http-leaves-connections-open-after-bad-heads.sh}.
 */
final class ProbeBackoff {
    private static final int MOST = 300;

    private int next; // guarded by this, as is all below
    private int left;

    /** Whether this look is to be made. */
    synchronized boolean due() {
        if (left > 0) {
            left--;
            return false;
        }
        return true;
    }

    /** @param http whether the last look was answered in HTTP, or not at all */
    synchronized void looked(boolean http) {
        next = http ? 0 : Math.min(MOST, 2 * next + 1);
        left = next;
    }
}
