package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.documents.DocumentChanges;
import dev.corpusmill.query.documents.DocumentEntry;
import dev.corpusmill.query.documents.DocumentList;
import dev.corpusmill.query.documents.FailureAdvice;
import dev.corpusmill.query.documents.ManagedSources;
import dev.corpusmill.query.documents.RefusedChangeException;
import dev.corpusmill.query.retrieve.DocumentLookup;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of documents need.
 *
 * @param metadataTypes declared metadata fields and their types
 */
public record DocumentSupport(
        DocumentList list,
        DocumentChanges changes,
        ManagedSources sources,
        DocumentLookup lookup,
        Map<String, String> metadataTypes) {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentSupport.class);

    /** The id that a request names: ids hold slashes and more, and stand in the query. */
    static String id(Context context) {
        String id = context.queryParam("id");
        Fields.check(id != null && id.indexOf(':') > 0, "id", "the id of a document, source:name, in the query");
        return id == null ? "" : id;
    }

    /** The document that a request names, where its client may see it. */
    DocumentEntry entry(Context context) {
        return list.find(RequestContext.of(context).client().scope(), id(context))
                .orElseThrow(
                        () -> new ProblemException(Problem.of(404, "no-such-document", "there is no such document")));
    }

    ObjectNode write(ResponseJson json, DocumentEntry entry) {
        ObjectNode body = json.object()
                .put("id", entry.id())
                .put("source", entry.source())
                .put("name", entry.name())
                .put("title", entry.title())
                .put("managed", entry.managed())
                .put("state", entry.state().label())
                .put("size", entry.size())
                .put("modified", time(entry.modifiedMillis()))
                .put("indexed", time(entry.readMillis()));
        ObjectNode nodes = body.putObject("nodes");
        new TreeMap<>(entry.nodes()).forEach(nodes::put);
        ObjectNode metadata = body.putObject("metadata");
        new TreeMap<>(entry.access().metadata()).forEach(metadata::put);
        var failure = entry.failure();
        if (failure != null) {
            body.putObject("failure")
                    .put("stage", failure.stage().label())
                    .put("reason", failure.reason())
                    .put("advice", FailureAdvice.of(failure, entry.managed()));
        }
        ArrayNode warnings = body.putArray("warnings");
        entry.warnings().forEach(warnings::add);
        return body;
    }

    private static String time(long millis) {
        return millis == 0 ? "" : Instant.ofEpochMilli(millis).toString();
    }

    /** Makes a change; a refusal becomes a problem. */
    static <T> T changing(Supplier<T> change) {
        try {
            return change.get();
        } catch (RefusedChangeException refused) {
            throw new ProblemException(problem(refused));
        }
    }

    /** The problem of a refusal. */
    static Problem problem(RefusedChangeException refused) {
        Optional.ofNullable(refused.getCause())
                .ifPresent(cause -> LOG.error("documents not written: reason={}", cause.toString()));
        int status =
                switch (refused.reason()) {
                    case INVALID_NAME, INVALID_METADATA, EMPTY_FILE, INCOMPLETE -> 400;
                    case NOT_FOUND -> 404;
                    case TOO_SLOW -> 408;
                    case NOT_MANAGED, NAME_EXISTS, BUSY -> 409;
                    case TOO_LARGE -> 413;
                    case NOT_WRITTEN -> 500;
                    case DISK_FULL -> 507;
                };
        return Problem.of(status, refused.reason().code(), String.valueOf(refused.getMessage()));
    }
}
