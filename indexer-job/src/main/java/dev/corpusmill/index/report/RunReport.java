package dev.corpusmill.index.report;

import java.util.List;
import java.util.Map;

/**
 * What a run did; {@code report.json} has these fields.
 *
 * @param inputs documents listed; inputs = indexed + unchanged + empty + failed + skipped
 * @param indexed documents whose nodes, access or metadata were written
 * @param incomplete folders that could not be listed, with the reason
 * @param missing documents that vanished with their folder and are kept for one more run
 * @param nodes nodes of the indexed documents, per group
 * @param tokens tokens that the model read
 * @param embedded texts that the model read
 * @param reused nodes that took the vector of equal text
 * @param writes nodes written
 * @param seconds wall time per stage; {@code busy-} and a stage of the job: how long all its subtasks together worked
 * @param failures documents that are not indexed, at most {@link #MAX_FAILURES} of them
 * @param warned documents of the index with something missing from their text
 * @param warnings the first {@link #MAX_WARNINGS} of those
 */
public record RunReport(
        String command,
        long run,
        String index,
        String generation,
        int exitCode,
        String message,
        long inputs,
        long indexed,
        long unchanged,
        long empty,
        long failed,
        long skipped,
        long deleted,
        long missing,
        List<String> incomplete,
        Map<String, Long> nodes,
        long tokens,
        long embedded,
        long reused,
        long writes,
        Map<String, Double> seconds,
        List<FailedDocument> failures,
        List<SkippedDocument> skippedDocuments,
        long warned,
        List<DocumentWarnings> warnings,
        String failuresFile) {
    /** Most failures that the report itself lists; the dead-letter file has all. */
    public static final int MAX_FAILURES = 1000;

    /** Most documents with warnings that the report lists. */
    public static final int MAX_WARNINGS = 100;

    /** A document that is not indexed; {@code sticky} ones are not tried again while they stay as they are. */
    public record FailedDocument(String document, String stage, String kind, String reason, boolean sticky) {}

    /** A document that a limit or a document filter keeps out. */
    public record SkippedDocument(String document, String reason) {}

    /** A document of which not all text could be had, and why. */
    public record DocumentWarnings(String document, List<String> warnings) {}

    /** The report of a run that failed or was refused before it had anything to count. */
    public static RunReport ofFailure(String command, long run, String index, int exitCode, String message) {
        return new RunReport(
                command, run, index, "", exitCode, message, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), Map.of(), 0, 0, 0, 0,
                Map.of(), List.of(), List.of(), 0, List.of(), "");
    }
}
