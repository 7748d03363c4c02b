package dev.corpusmill.eval;

import dev.corpusmill.api.model.DocumentId;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;

/** The names by which a golden question may call a document: its id, its path, its file name, or its stem. */
public final class DocumentNames {
    private final Set<String> known = new HashSet<>();

    /** Adds all names of a document. */
    public void add(String documentId) {
        known.addAll(of(documentId));
    }

    /** Whether some document has this name. */
    public boolean has(String name) {
        return known.contains(normal(name));
    }

    /** The file name without its last extension. */
    public static String stem(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    static boolean match(String name, String documentId) {
        return of(documentId).contains(normal(name));
    }

    private static Set<String> of(String documentId) {
        String path = DocumentId.parse(documentId).path();
        Set<String> names = new HashSet<>();
        names.add(documentId);
        names.add(path);
        names.add(path.substring(path.lastIndexOf('/') + 1));
        names.add(stem(path));
        return names;
    }

    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
