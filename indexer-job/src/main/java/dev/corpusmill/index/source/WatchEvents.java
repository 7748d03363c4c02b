package dev.corpusmill.index.source;

import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;

/** Receives what a watch sees and does; called by one thread. */
public interface WatchEvents {
    /** A scan of the sources ended. */
    void scanned(Scan scan);

    /** A checkpoint made changes visible. */
    void committed(Commit commit);

    /** Another generation became the live one; the job ends, to start again with that. */
    void promoted(String generation);

    /**
     * What a scan found.
     *
     * @param listed files of all sources
     * @param known documents in the catalogue
     * @param changes documents that it takes to index, without deletions
     * @param deletes documents that it takes to delete
     * @param inFlight documents that were assigned before and are not committed
     * @param waiting documents that changed but may be changing still, or must be missing from one more scan
     * @param backlog documents that changed, but did not fit into this scan
     * @param held deletions that the guard holds back
     * @param skipped documents that a limit keeps out
     * @param incomplete folders that could not be listed
     * @param failure why there was no scan; empty where there was
     */
    record Scan(
            long listed,
            long known,
            int changes,
            int deletes,
            int inFlight,
            long waiting,
            long backlog,
            long held,
            long skipped,
            int incomplete,
            String failure) {
        /** Before the first scan. */
        public static final Scan NONE = failed("");

        static Scan failed(String reason) {
            return new Scan(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, reason);
        }

        /** Whether nothing has to be done that can be done. */
        public boolean idle() {
            return failure.isEmpty() && changes + deletes + inFlight + waiting + backlog == 0;
        }
    }

    /**
     * What a checkpoint made visible.
     *
     * @param documents indexed or deleted
     * @param freshnessMillis of the slowest of them: from the scan that saw its change for certain to the commit
     */
    record Commit(int documents, long freshnessMillis) {}

    /** Opens the receiver where the source runs. */
    @FunctionalInterface
    interface Opener extends Serializable {
        WatchEvents open(MetricGroup metrics);
    }
}
