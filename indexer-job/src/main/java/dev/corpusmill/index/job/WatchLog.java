package dev.corpusmill.index.job;

import dev.corpusmill.index.source.WatchEvents;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what a watch sees and does, and counts it in Flink's metrics. Repeated warnings are logged once. */
final class WatchLog implements WatchEvents {
    private static final Logger LOG = LoggerFactory.getLogger(WatchLog.class);

    private final Counter scans;
    private final Counter scansFailed;
    private final Counter documents;
    private boolean begun;
    private volatile Scan last = Scan.NONE; // reporters have threads of their own
    private volatile long freshnessMillis;

    WatchLog(MetricGroup group) {
        this.scans = group.counter("scans");
        this.scansFailed = group.counter("scansFailed");
        this.documents = group.counter("documentsCommitted");
        group.<Long, Gauge<Long>>gauge("freshnessMillis", () -> freshnessMillis);
        group.<Long, Gauge<Long>>gauge("documentsKnown", () -> last.known());
        group.<Integer, Gauge<Integer>>gauge("documentsInFlight", () -> last.inFlight());
        group.<Long, Gauge<Long>>gauge("documentsWaiting", () -> last.waiting() + last.backlog());
        group.<Long, Gauge<Long>>gauge("deletionsHeld", () -> last.held());
        group.<Long, Gauge<Long>>gauge("foldersIncomplete", () -> (long) last.incomplete());
    }

    /** The job failed for a reason that may pass, and goes on from its last checkpoint. */
    static void restarted(String reason) {
        LOG.warn("the job restarts: reason={}", reason);
    }

    @Override
    public void scanned(Scan scan) {
        scans.inc();

        if (!begun) {
            begun = true;
            LOG.info("watching: listed={} known={}", scan.listed(), scan.known());
        }

        if (!scan.failure().isEmpty()) {
            scansFailed.inc();
            if (!scan.failure().equals(last.failure())) {
                LOG.warn("scan failed, nothing is deleted: reason={}", scan.failure());
            }
        } else {
            if (scan.changes() + scan.deletes() > 0) {
                LOG.info(
                        "scan took changes: listed={} changes={} deletions={} waiting={} backlog={}",
                        scan.listed(),
                        scan.changes(),
                        scan.deletes(),
                        scan.waiting(),
                        scan.backlog());
            }
            if (scan.held() > 0 && scan.held() != last.held()) {
                LOG.warn(
                        "deletions held, they are more than guards.max-deletes: deletions={} of={}",
                        scan.held(),
                        scan.known());
            }
            if (scan.incomplete() > 0 && scan.incomplete() != last.incomplete()) {
                LOG.warn("folders could not be listed, nothing beneath them is deleted: folders={}", scan.incomplete());
            }
        }

        last = scan;
    }

    @Override
    public void committed(Commit commit) {
        documents.inc(commit.documents());
        freshnessMillis = commit.freshnessMillis();
        LOG.info("committed: documents={} freshness-ms={}", commit.documents(), commit.freshnessMillis());
    }

    @Override
    public void promoted(String generation) {
        LOG.info("another generation is live, the watch starts again with it: generation={}", generation);
    }
}
