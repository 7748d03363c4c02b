package dev.corpusmill.index.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/** What a run did; {@code report.json} has the fields of all parts side by side, in this order. */
public record RunReport(
        String command,
        long run,
        String index,
        String generation,
        int exitCode,
        String message,
        @JsonUnwrapped Documents documents,
        @JsonUnwrapped Work work,
        @JsonUnwrapped Failures failures) {
    /** Most failures that the report itself lists; the dead-letter file has all. */
    public static final int MAX_FAILURES = 1000;

    /** Most documents with warnings that the report lists. */
    public static final int MAX_WARNINGS = 100;

    /**
     * What became of the documents: inputs = indexed + unchanged + empty + failed + skipped.
     *
     * @param inputs documents listed
     * @param indexed documents whose nodes, access or metadata were written
     * @param missing documents that vanished with their folder and are kept for one more run
     * @param incomplete folders and shards that could not be listed, with the reason
     * @param exports numbers of the sources whose documents are records, by their names
     */
    public record Documents(
            long inputs,
            long indexed,
            long unchanged,
            long empty,
            long failed,
            long skipped,
            long deleted,
            long missing,
            List<String> incomplete,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ExportCounts> exports) {
        public static final Documents NONE = new Documents(0, 0, 0, 0, 0, 0, 0, 0, List.of(), Map.of());
    }

    /**
     * An export; a shard is no document.
     *
     * @param opened shards that were read, because they are new or have changed
     * @param read records of those
     */
    public record ExportCounts(long shards, long opened, long read) {}

    /**
     * What the run did for them.
     *
     * @param nodes nodes of the indexed documents, per group
     * @param languages documents that were read and indexed, per language (ISO 639)
     * @param tokens tokens that the model read
     * @param embedded texts that the model read
     * @param reused nodes that took the vector of equal text
     * @param writes nodes written
     * @param restarts how often the job restarted by itself
     * @param seconds wall time per stage; {@code busy-} and a stage of the job: how long all its subtasks together worked
     */
    public record Work(
            Map<String, Long> nodes,
            Map<String, Long> languages,
            long tokens,
            long embedded,
            long reused,
            long writes,
            long restarts,
            Map<String, Double> seconds) {
        public static final Work NONE = new Work(Map.of(), Map.of(), 0, 0, 0, 0, 0, Map.of());

        /** The sums of the job's counters. */
        public static Work of(Map<String, Long> nodes, Map<String, Object> counters, Map<String, Double> seconds) {
            return new Work(
                    nodes,
                    RunCounters.languages(counters),
                    RunCounters.value(counters, RunCounters.TOKENS),
                    RunCounters.value(counters, RunCounters.EMBEDDED),
                    RunCounters.value(counters, RunCounters.REUSED),
                    RunCounters.value(counters, RunCounters.CHUNKS),
                    RunCounters.value(counters, RunCounters.RESTARTS),
                    seconds);
        }
    }

    /**
     * Documents that are not in the index, or not with all their text.
     *
     * @param failures documents that are not indexed, at most {@link #MAX_FAILURES} of them
     * @param emptyDocuments the first {@link #MAX_WARNINGS} of those that turned out to hold no text
     * @param warned documents of the index with something missing from their text
     * @param warnings the first {@link #MAX_WARNINGS} of those
     * @param failuresFile the dead-letter file
     */
    public record Failures(
            List<FailedDocument> failures,
            List<SkippedDocument> skippedDocuments,
            List<String> emptyDocuments,
            long warned,
            List<DocumentWarnings> warnings,
            String failuresFile) {
        public static final Failures NONE = new Failures(List.of(), List.of(), List.of(), 0, List.of(), "");
    }

    /** A document that is not indexed; {@code sticky} ones are not tried again while they stay as they are. */
    public record FailedDocument(String document, String stage, String kind, String reason, boolean sticky) {}

    /** A document that a limit or a document filter keeps out. */
    public record SkippedDocument(String document, String reason) {}

    /** A document of which not all text could be had, and why. */
    public record DocumentWarnings(String document, List<String> warnings) {}

    /** The report of a run that failed or was refused before it had anything to count. */
    public static RunReport ofFailure(String command, long run, String index, int exitCode, String message) {
        return new RunReport(command, run, index, "", exitCode, message, Documents.NONE, Work.NONE, Failures.NONE);
    }
}
