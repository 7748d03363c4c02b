package dev.corpusmill.index.flow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.FileStamp;
import java.util.Map;

/**
 * One line of a plan: a document and what to do with it. Its form in plan files is {@link PlanLine}.
 *
 * @param uri where its bytes are; empty for a document that is gone
 * @param file what was listed; its content hash is the one of what is indexed under the present recipe, empty where
 *     nothing is, so that the document is parsed
 * @param version what its rows will carry; a replay of the entry keeps it
 * @param nodes rows that the catalogue says exist, per group
 * @param clean whether an earlier run left the document half done, so that its rows are found by a scan
 * @param reason why the entry is in the plan, for people
 */
public record PlanEntry(
        PlanAction action,
        String documentId,
        String uri,
        FileStamp file,
        long version,
        Access access,
        Map<String, Integer> nodes,
        boolean clean,
        String reason) {
    public PlanEntry {
        nodes = Map.copyOf(nodes);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PlanEntry of(PlanLine line) {
        return line.entry();
    }

    @JsonValue
    PlanLine line() {
        return PlanLine.of(this);
    }

    /** The same entry in another run. */
    public PlanEntry withVersion(long newVersion) {
        return new PlanEntry(action, documentId, uri, file, newVersion, access, nodes, clean, reason);
    }
}
