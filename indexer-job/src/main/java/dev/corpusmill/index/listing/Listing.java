package dev.corpusmill.index.listing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All documents of all sources at one moment.
 *
 * @param files ordered by the UTF-8 bytes of their document ids
 * @param folders ids ({@code source:path}) of the folders beneath which at least one document was listed
 * @param unlisted folders that could not be listed, by id, with the reason
 * @param dangling links without a target, by id, with the reason
 */
public record Listing(
        List<ListedFile> files, Set<String> folders, Map<String, String> unlisted, Map<String, String> dangling) {
    public Listing {
        files = List.copyOf(files);
        folders = Set.copyOf(folders);
        unlisted = Map.copyOf(unlisted);
        dangling = Map.copyOf(dangling);
    }

    /** Why the absence of a document says nothing: it lies beneath a folder that could not be listed. */
    public Optional<String> unknown(String documentId) {
        if (unlisted.isEmpty() && dangling.isEmpty()) {
            return Optional.empty();
        }
        for (String id = documentId; !id.isEmpty(); id = parent(id)) {
            String reason = unlisted.getOrDefault(id, dangling.getOrDefault(id, ""));
            if (!reason.isEmpty()) {
                return Optional.of(id + ": " + reason);
            }
        }
        return Optional.empty();
    }

    /** Whether the document's folder lists nothing any more: a lost mount looks like this. */
    public boolean suspect(String documentId) {
        return !folders.contains(parent(documentId));
    }

    /** The folder of a document or folder id; the root of a source is {@code source:}, and has none. */
    static String parent(String id) {
        int colon = id.indexOf(':');
        if (id.length() == colon + 1) {
            return "";
        }
        int slash = id.lastIndexOf('/');
        return slash > colon ? id.substring(0, slash) : id.substring(0, colon + 1);
    }
}
