package dev.corpusmill.testkit.store;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.RowIds;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node for a test, which names only what it is about; see {@link Rows#node(String)} for the rest. */
public final class NodeBuilder {
    private final String documentId;
    private @Nullable String id;
    private Access access = Rows.EVERYONE;
    private int ordinal;
    private long version = Rows.VERSION;
    private String parentId = "";
    private String text = "";
    private @Nullable String textHash;
    private @Nullable String embedHash;
    private String title = "";
    private String uri;
    private @Nullable Place place;
    private float @Nullable [] vector;

    NodeBuilder(String documentId) {
        this.documentId = documentId;
        this.uri = "file:///" + documentId;
    }

    /** Starts from all parts of a node. */
    NodeBuilder(Node node, String documentId) {
        this.documentId = documentId;
        this.id = node.id();
        this.access = node.access();
        this.ordinal = node.ordinal();
        this.version = node.version();
        this.parentId = node.parentId();
        this.text = node.text();
        this.textHash = node.textHash();
        this.embedHash = node.embedHash();
        this.title = node.title();
        this.uri = node.uri();
        this.place = node.place();
        this.vector = node.vector();
    }

    /** Otherwise the one of document, group {@link Rows#CHUNK} and ordinal. */
    public NodeBuilder id(String value) {
        id = value;
        return this;
    }

    public NodeBuilder access(Access value) {
        access = value;
        return this;
    }

    public NodeBuilder tenant(String value) {
        return access(new Access(value, access.principals(), access.metadata()));
    }

    public NodeBuilder principals(String... values) {
        return access(new Access(access.tenant(), List.of(values), access.metadata()));
    }

    public NodeBuilder metadata(Map<String, String> values) {
        return access(new Access(access.tenant(), access.principals(), values));
    }

    public NodeBuilder ordinal(int value) {
        ordinal = value;
        return this;
    }

    public NodeBuilder version(long value) {
        version = value;
        return this;
    }

    public NodeBuilder parent(String value) {
        parentId = value;
        return this;
    }

    public NodeBuilder text(String value) {
        text = value;
        return this;
    }

    /** Otherwise the hash of the text. */
    public NodeBuilder textHash(String value) {
        textHash = value;
        return this;
    }

    /** Otherwise a hash of the text. */
    public NodeBuilder embedHash(String value) {
        embedHash = value;
        return this;
    }

    public NodeBuilder title(String value) {
        title = value;
        return this;
    }

    public NodeBuilder uri(String value) {
        uri = value;
        return this;
    }

    public NodeBuilder place(Place value) {
        place = value;
        return this;
    }

    public NodeBuilder heading(String value) {
        return place(new Place(0, 0, text.length(), value));
    }

    /** Otherwise one of length 1 that depends on ordinal and length of the text. */
    public NodeBuilder vector(float... value) {
        vector = value;
        return this;
    }

    public Node build() {
        return new Node(
                id != null ? id : RowIds.node(documentId, Rows.CHUNK, ordinal),
                documentId,
                access,
                ordinal,
                version,
                parentId,
                text,
                textHash != null ? textHash : Hashes.ofText(text),
                embedHash != null ? embedHash : Hashes.ofParts("embed", text),
                title,
                uri,
                place != null ? place : new Place(ordinal, ordinal * 10, ordinal * 10 + text.length(), ""),
                vector != null ? vector : Rows.unit(1 + text.length() % 7, ordinal, 2, 3));
    }
}
