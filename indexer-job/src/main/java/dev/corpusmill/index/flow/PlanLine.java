package dev.corpusmill.index.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.FileStamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan entry as plan files and checkpoints have it. The names and their order are published. */
record PlanLine(
        PlanAction op,
        @JsonProperty("document") String documentId,
        String uri,
        long size,
        @JsonProperty("mtime") long modifiedMillis,
        long version,
        String contentHash,
        String tenant,
        List<String> principals,
        Map<String, String> metadata,
        String accessHash,
        Map<String, Integer> nodes,
        boolean clean,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RecordPlace record) {
    static PlanLine of(PlanEntry entry) {
        FileStamp file = entry.file();
        Access access = entry.access();
        return new PlanLine(
                entry.action(),
                entry.documentId(),
                entry.uri(),
                file.size(),
                file.modifiedMillis(),
                entry.version(),
                file.contentHash(),
                access.tenant(),
                access.principals(),
                access.metadata(),
                access.hash(),
                entry.nodes(),
                entry.clean(),
                entry.reason(),
                entry.record());
    }

    PlanEntry entry() {
        FileStamp file = FileStamp.listed(size, modifiedMillis).withContentHash(contentHash);
        Access access = new Access(tenant, principals, metadata);
        return new PlanEntry(op, documentId, uri, file, version, access, nodes, clean, reason, record);
    }
}
