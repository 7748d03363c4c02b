package dev.corpusmill.index.listing;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * All documents of all sources at one moment. Those that do not fit into a bounded part of the memory are in temporary
 * files, which go when the listing is closed.
 */
public final class Listing implements AutoCloseable {
    private final SortedFiles files;
    private final Map<String, String> unlisted;
    private final Map<String, String> dangling;
    private final LeftOut leftOut;
    private final Map<String, Shards.Counts> counts;
    private final Map<String, String> incompleteSources;

    Listing(
            SortedFiles files,
            Map<String, String> unlisted,
            Map<String, String> dangling,
            LeftOut leftOut,
            Shards shards) {
        this.leftOut = leftOut;
        this.counts = shards.counts();
        this.incompleteSources = Map.copyOf(shards.incomplete());
        this.files = files;
        this.unlisted = Map.copyOf(unlisted);
        this.dangling = Map.copyOf(dangling);
    }

    /** Number of files. */
    public long size() {
        return files.size();
    }

    /** The files, ordered by the UTF-8 bytes of their document ids; may be asked for again. */
    public FileCursor open() {
        return files.open();
    }

    /** What was left out on purpose. */
    public LeftOut leftOut() {
        return leftOut;
    }

    /** Numbers of the sources of records, by their names. */
    public Map<String, Shards.Counts> records() {
        return counts;
    }

    /**
     * Whether nothing is listed any more of the place where a document was, so that its absence may come from a fault.
     *
     * @param besides whether a document beneath the same folder is listed
     */
    public boolean suspect(String documentId, BooleanSupplier besides) {
        Shards.Counts records = counts.get(source(documentId));
        return records == null
                ? !besides.getAsBoolean()
                : records.unidentified() > 0; // one of them may be this document
    }

    /** Folders and shards that could not be listed, by id, with the reason. */
    public Map<String, String> unlisted() {
        return unlisted;
    }

    /** Why the absence of a document says nothing: it lies beneath a folder that could not be listed, or a link without a target. */
    public Optional<String> unknown(String documentId) {
        if (unlisted.isEmpty() && dangling.isEmpty()) {
            return Optional.empty();
        }
        String reason = incompleteSources.get(source(documentId));
        if (reason != null) { // a record may be in any shard
            return Optional.of(source(documentId) + ":" + reason);
        }
        for (String id = documentId; !id.isEmpty(); id = parent(id)) {
            String why = unlisted.getOrDefault(id, dangling.getOrDefault(id, ""));
            if (!why.isEmpty()) {
                return Optional.of(id + ": " + why);
            }
        }
        return Optional.empty();
    }

    private static String source(String documentId) {
        return documentId.substring(0, documentId.indexOf(':'));
    }

    /** The folder of a document or folder id; the root of a source is {@code source:}, and has none. */
    public static String parent(String id) {
        int colon = id.indexOf(':');
        if (id.length() == colon + 1) {
            return "";
        }
        int slash = id.lastIndexOf('/');
        return slash > colon ? id.substring(0, slash) : id.substring(0, colon + 1);
    }

    /** Whether a document lies beneath a folder, at any depth. */
    public static boolean beneath(String folder, String documentId) {
        return documentId.startsWith(folder) && (folder.endsWith(":") || documentId.startsWith("/", folder.length()));
    }

    @Override
    public void close() {
        files.close();
    }
}
