package dev.corpusmill.index.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * One line of a plan: a document and what to do with it.
 *
 * @param uri where its bytes are; empty for a document that is gone
 * @param version what its rows will carry; a replay of the entry keeps it
 * @param contentHash of what is indexed under the present recipe; empty where nothing is, so that the document is parsed
 * @param nodes rows that the catalogue says exist, per group
 * @param clean whether an earlier run left the document half done, so that its rows are found by a scan
 * @param reason why the entry is in the plan, for people
 */
public record PlanEntry(
        PlanAction op,
        @JsonProperty("document") String documentId,
        String uri,
        long size,
        @JsonProperty("mtime") long mtimeMillis,
        long version,
        String contentHash,
        String tenant,
        List<String> principals,
        Map<String, String> metadata,
        String accessHash,
        Map<String, Integer> nodes,
        boolean clean,
        String reason) {
    public PlanEntry {
        principals = List.copyOf(principals);
        metadata = Map.copyOf(metadata);
        nodes = Map.copyOf(nodes);
    }

    /** The same entry in another run. */
    public PlanEntry withVersion(long newVersion) {
        return new PlanEntry(
                op,
                documentId,
                uri,
                size,
                mtimeMillis,
                newVersion,
                contentHash,
                tenant,
                principals,
                metadata,
                accessHash,
                nodes,
                clean,
                reason);
    }
}
