package dev.corpusmill.api.model;

import java.text.Normalizer;

/** The name of a document, {@code source:path}; the path is relative to its source, in NFC, with {@code /}. */
public record DocumentId(String source, String path) {
    public DocumentId {
        path = Normalizer.normalize(path, Normalizer.Form.NFC);
        if (source.isEmpty() || source.indexOf(':') >= 0 || path.isEmpty()) {
            throw new IllegalArgumentException("not a document id: source=" + source + " path=" + path);
        }
    }

    /** Parses {@code source:path}. */
    public static DocumentId parse(String id) {
        int colon = id.indexOf(':');
        if (colon <= 0 || colon == id.length() - 1) {
            throw new IllegalArgumentException("not a document id, expected source:path: " + id);
        }
        return new DocumentId(id.substring(0, colon), id.substring(colon + 1));
    }

    @Override
    public String toString() {
        return source + ":" + path;
    }
}
