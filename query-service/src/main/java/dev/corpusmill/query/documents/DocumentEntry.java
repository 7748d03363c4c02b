package dev.corpusmill.query.documents;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.query.security.Scope;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document, as a list shows it.
 *
 * @param id {@code source:name}
 * @param name path within its source
 * @param title as its format has it; empty where nobody has read it
 * @param uri where its source has it
 * @param managed whether clients may change it
 * @param size bytes
 * @param modifiedMillis when its source says it changed, milliseconds since 1970
 * @param readMillis when it was read for the index; 0 where it never was
 * @param nodes number of nodes per group
 * @param failure why it is not indexed, where it is not
 */
public record DocumentEntry(
        String id,
        String source,
        String name,
        String title,
        String uri,
        boolean managed,
        DocumentState state,
        long size,
        long modifiedMillis,
        long readMillis,
        Map<String, Integer> nodes,
        Access access,
        CatalogueRow.@Nullable Failure failure,
        List<String> warnings) {

    static DocumentEntry of(CatalogueRow row, boolean managed) {
        String id = row.documentId();
        int colon = id.indexOf(':');
        return new DocumentEntry(
                id,
                id.substring(0, colon),
                id.substring(colon + 1),
                row.title(),
                row.uri(),
                managed,
                DocumentState.of(row),
                row.file().size(),
                row.file().modifiedMillis(),
                row.file().readMillis(),
                row.nodes(),
                row.access(),
                row.failure(),
                row.warnings());
    }

    /** The same document in another state. */
    DocumentEntry in(DocumentState other) {
        return new DocumentEntry(
                id,
                source,
                name,
                title,
                uri,
                managed,
                other,
                size,
                modifiedMillis,
                readMillis,
                nodes,
                access,
                other == DocumentState.PENDING ? null : failure,
                warnings);
    }

    /** The same document, of which the folder has another version. */
    DocumentEntry changed(long newSize, long newModifiedMillis) {
        return new DocumentEntry(
                id,
                source,
                name,
                title,
                uri,
                managed,
                DocumentState.PENDING,
                newSize,
                newModifiedMillis,
                readMillis,
                nodes,
                access,
                null,
                warnings);
    }

    boolean visibleTo(Scope scope) {
        return access.tenant().equals(scope.tenant()) && !Collections.disjoint(access.principals(), scope.principals());
    }
}
