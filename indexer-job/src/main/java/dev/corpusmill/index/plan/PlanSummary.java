package dev.corpusmill.index.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.report.RunReport.ExportCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan holds.
 *
 * @param generation that the entries are for; empty where there is none yet
 * @param inputs documents listed
 * @param unchanged listed documents that need nothing
 * @param carriedFailed listed documents that failed before and are not tried again
 * @param carriedEmpty listed documents that are known to hold no text
 * @param skipped listed documents that a limit keeps out, or a document filter left out before
 * @param skippedDocuments the first {@link #MAX_SKIPPED} of them, with the reason
 * @param entries number of entries per operation
 * @param bytes size of the documents to read
 * @param chunks nodes that they will give, estimated
 * @param catalogue documents in the catalogue before
 * @param incomplete folders that could not be listed
 * @param parts files of entries that add and change
 * @param deleteParts files of entries that delete, or note that a document is missing
 * @param scope which documents the plan is about
 * @param replaced sources that hold other documents than before
 * @param asked deletions among the entries that clients of the service asked for
 * @param failing documents of the index whose records cannot be taken now
 * @param exports numbers of the sources whose documents are records, by their names
 */
public record PlanSummary(
        long runToken,
        String generation,
        long inputs,
        long unchanged,
        long carriedFailed,
        long carriedEmpty,
        long skipped,
        List<Skipped> skippedDocuments,
        Map<String, Long> entries,
        long bytes,
        long chunks,
        long catalogue,
        List<String> incomplete,
        List<String> parts,
        List<String> deleteParts,
        PlanScope scope,
        List<String> replaced,
        long asked,
        Failing failing,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ExportCounts> exports) {
    /** Most skipped documents that are named. */
    public static final int MAX_SKIPPED = 1000;

    public PlanSummary {
        skippedDocuments = List.copyOf(skippedDocuments);
        entries = Map.copyOf(entries);
        incomplete = List.copyOf(incomplete);
        parts = List.copyOf(parts);
        deleteParts = List.copyOf(deleteParts);
        replaced = List.copyOf(replaced);
        failing = failing == null ? Failing.NONE : failing; // plans of 0.2 have none
        exports = exports == null ? Map.of() : new TreeMap<>(exports); // plans of 0.2 have none
    }

    /** A plan of entries alone, which come from no listing. */
    public static PlanSummary of(long runToken, String generation, long catalogue, Map<String, Long> entries) {
        return new PlanSummary(
                runToken,
                generation,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                entries,
                0,
                0,
                catalogue,
                List.of(),
                List.of(),
                List.of(),
                PlanScope.ALL,
                List.of(),
                0,
                Failing.NONE,
                Map.of());
    }

    /** The same plan with its entries in these files, none of which deletes. */
    public PlanSummary withParts(List<String> newParts) {
        return in(runToken, generation, newParts, deleteParts);
    }

    /** The same plan, by which these documents fail. */
    public PlanSummary withFailing(Failing documents) {
        return new PlanSummary(
                runToken,
                generation,
                inputs,
                unchanged,
                carriedFailed,
                carriedEmpty,
                skipped,
                skippedDocuments,
                entries,
                bytes,
                chunks,
                catalogue,
                incomplete,
                parts,
                deleteParts,
                scope,
                replaced,
                asked,
                documents,
                exports);
    }

    /** The same plan, which found that these sources hold other documents than before. */
    public PlanSummary withReplaced(List<String> sources) {
        return new PlanSummary(
                runToken,
                generation,
                inputs,
                unchanged,
                carriedFailed,
                carriedEmpty,
                skipped,
                skippedDocuments,
                entries,
                bytes,
                chunks,
                catalogue,
                incomplete,
                parts,
                deleteParts,
                scope,
                sources,
                asked,
                failing,
                exports);
    }

    /**
     * Documents that would leave the index by failing.
     *
     * @param first one of them and its problem, for a person
     */
    public record Failing(long documents, String first) {
        public static final Failing NONE = new Failing(0, "");

        /** One more. */
        public Failing and(String problem) {
            return new Failing(documents + 1, first.isEmpty() ? problem : first);
        }
    }

    /** A document that is left out, and why. */
    public record Skipped(String document, String reason) {}

    /** Number of entries of one operation. */
    public long count(PlanAction action) {
        return entries.getOrDefault(action.name(), 0L);
    }

    /** Number of entries of all operations. */
    public long total() {
        return entries.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Number of documents to read. */
    public long reads() {
        return count(PlanAction.ADD) + count(PlanAction.UPDATE);
    }

    /** Whether it is about no document at all. */
    public boolean none() {
        return inputs == 0 && total() == 0 && incomplete.isEmpty();
    }

    /** Listed documents that need nothing. */
    public long kept() {
        return unchanged + carriedFailed + carriedEmpty;
    }

    /** The same plan for a run and a generation, with its entries in these files. */
    PlanSummary in(long newRunToken, String newGeneration, List<String> newParts, List<String> newDeleteParts) {
        return new PlanSummary(
                newRunToken,
                newGeneration,
                inputs,
                unchanged,
                carriedFailed,
                carriedEmpty,
                skipped,
                skippedDocuments,
                entries,
                bytes,
                chunks,
                catalogue,
                incomplete,
                newParts,
                newDeleteParts,
                scope,
                replaced,
                asked,
                failing,
                exports);
    }

    /** The same plan for a generation that was created after it was made. */
    public PlanSummary forGeneration(String newGeneration) {
        return in(runToken, newGeneration, parts, deleteParts);
    }
}
