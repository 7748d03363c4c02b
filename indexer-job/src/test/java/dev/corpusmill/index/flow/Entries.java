package dev.corpusmill.index.flow;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.testkit.store.Rows;
import java.util.Map;

/** A plan entry for a test, which names only what it is about; the rest is a new document that everyone may see. */
public final class Entries {
    private final PlanAction action;
    private final String documentId;
    private String uri;
    private FileStamp file = FileStamp.listed(10, 20);
    private long version = 1;
    private Access access = Rows.EVERYONE;
    private Map<String, Integer> nodes = Map.of();
    private boolean clean;

    private Entries(PlanAction action, String documentId) {
        this.action = action;
        this.documentId = documentId;
        this.uri = "file:///" + documentId;
    }

    public static Entries of(PlanAction action, String documentId) {
        return new Entries(action, documentId);
    }

    public Entries uri(String value) {
        uri = value;
        return this;
    }

    public Entries file(FileStamp value) {
        file = value;
        return this;
    }

    public Entries version(long value) {
        version = value;
        return this;
    }

    public Entries access(Access value) {
        access = value;
        return this;
    }

    /** The catalogue counts so many chunks; with 0 it has none of the group. */
    public Entries chunks(int count) {
        nodes = count == 0 ? Map.of() : Map.of(Rows.CHUNK, count);
        return this;
    }

    /** An earlier run left the document half done. */
    public Entries clean() {
        clean = true;
        return this;
    }

    public PlanEntry build() {
        return new PlanEntry(action, documentId, uri, file, version, access, nodes, clean, "test");
    }
}
