package dev.corpusmill.index.flow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.FileStamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan: a document and what to do with it. Its form in plan files is {@link PlanLine}.
 *
 * @param uri where its bytes are, of a record what a citation links to; empty for a document that is gone
 * @param file what was listed; its content hash is the one of what is indexed under the present recipe, empty where
 *     nothing is, so that the document is parsed
 * @param version what its rows will carry; a replay of the entry keeps it
 * @param nodes rows that the catalogue says exist, per group
 * @param clean whether an earlier run left the document half done, so that its rows are found by a scan
 * @param reason why the entry is in the plan, for people
 * @param record where the document is, if it is a record of an export; null for a file, and for what is not read
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
        String reason,
        @Nullable RecordPlace record) {
    public PlanEntry {
        nodes = Map.copyOf(nodes);
    }

    /** An entry of a file. */
    public PlanEntry(
            PlanAction action,
            String documentId,
            String uri,
            FileStamp file,
            long version,
            Access access,
            Map<String, Integer> nodes,
            boolean clean,
            String reason) {
        this(action, documentId, uri, file, version, access, nodes, clean, reason, null);
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
        return new PlanEntry(action, documentId, uri, file, newVersion, access, nodes, clean, reason, record);
    }
}
