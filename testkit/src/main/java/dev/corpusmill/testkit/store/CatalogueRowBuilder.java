package dev.corpusmill.testkit.store;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FileStamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A catalogue row for a test, which names only what it is about; see {@link Rows#catalogue} for the rest. */
public final class CatalogueRowBuilder {
    private final String documentId;
    private DocumentStatus status = DocumentStatus.INDEXED;
    private long version = Rows.VERSION;
    private FileStamp file = new FileStamp(0, 0, "", 0);
    private String recipe = "recipe-1";
    private Access access = Rows.EVERYONE;
    private String title = "";
    private String uri;
    private Map<String, Integer> nodes = Map.of();
    private @Nullable Failure failure;
    private List<String> warnings = List.of();
    private long missingSince;
    private float[] vector = {};

    CatalogueRowBuilder(String documentId) {
        this.documentId = documentId;
        this.uri = "file:///" + documentId;
    }

    public CatalogueRowBuilder status(DocumentStatus value) {
        status = value;
        return this;
    }

    public CatalogueRowBuilder version(long value) {
        version = value;
        return this;
    }

    public CatalogueRowBuilder file(FileStamp value) {
        file = value;
        return this;
    }

    public CatalogueRowBuilder recipe(String value) {
        recipe = value;
        return this;
    }

    public CatalogueRowBuilder access(Access value) {
        access = value;
        return this;
    }

    public CatalogueRowBuilder title(String value) {
        title = value;
        return this;
    }

    public CatalogueRowBuilder uri(String value) {
        uri = value;
        return this;
    }

    /** So many nodes of group {@link Rows#CHUNK}. */
    public CatalogueRowBuilder chunks(int count) {
        nodes = Map.of(Rows.CHUNK, count);
        return this;
    }

    /** It is FAILED, and this is why. */
    public CatalogueRowBuilder failed(Failure why) {
        failure = why;
        return status(DocumentStatus.FAILED);
    }

    public CatalogueRowBuilder warnings(String... values) {
        warnings = List.of(values);
        return this;
    }

    /** It is MISSING since then; see {@link CatalogueRow#missingSince}. */
    public CatalogueRowBuilder missing(long since) {
        missingSince = since;
        return status(DocumentStatus.MISSING);
    }

    public CatalogueRowBuilder missingSince(long value) {
        missingSince = value;
        return this;
    }

    public CatalogueRowBuilder vector(float... value) {
        vector = value;
        return this;
    }

    public CatalogueRow build() {
        return new CatalogueRow(
                documentId,
                status,
                version,
                file,
                recipe,
                access,
                title,
                uri,
                nodes,
                failure,
                warnings,
                missingSince,
                vector);
    }
}
