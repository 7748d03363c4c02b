package dev.corpusmill.index.source;

import dev.corpusmill.index.flow.PlanEntry;
import java.util.List;

/**
 * What a scan found.
 *
 * @param taken changes and deletions that it takes, the deletions last
 */
record ScanResult(List<Taken> taken, WatchEvents.Scan facts) {
    ScanResult {
        taken = List.copyOf(taken);
    }

    /** An entry, and when the change was seen with certainty, which is what freshness counts from. */
    record Taken(PlanEntry entry, long sinceMillis) {}

    /** A scan that could not be made. */
    static ScanResult failed(String reason) {
        return new ScanResult(List.of(), WatchEvents.Scan.failed(reason));
    }
}
