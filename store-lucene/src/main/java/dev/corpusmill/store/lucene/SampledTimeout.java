package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.Deadline;
import org.apache.lucene.index.QueryTimeout;

/**
 * The deadline of a search that asks for every vector it looks at, on one thread. The clock is read once in {@value
 * #ONE_IN} times: read each time it took a tenth of the search.
 */
final class SampledTimeout implements QueryTimeout {
    static final int ONE_IN = 64; // vectors, some tens of microseconds

    private final Deadline deadline;
    private int asked;
    private boolean expired;

    SampledTimeout(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public boolean shouldExit() {
        if (!expired && asked++ % ONE_IN == 0) {
            expired = deadline.expired();
        }
        return expired;
    }
}
