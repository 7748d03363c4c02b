package dev.corpusmill.query.status;

import java.util.Map;

/**
 * A run of the indexing job, by the report that it left.
 *
 * @param exitCode 0 is complete; -1 where it has left no report: it goes on, or was killed
 * @param endedMillis milliseconds since 1970
 * @param seconds wall time
 * @param documents number of documents by what became of them, like {@code indexed}
 */
public record PastRun(
        long run,
        String command,
        String generation,
        int exitCode,
        String message,
        long endedMillis,
        double seconds,
        Map<String, Long> documents) {
    public PastRun {
        documents = Map.copyOf(documents);
    }
}
