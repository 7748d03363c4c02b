package dev.corpusmill.query.documents;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.query.retrieve.IndexNotReadyException;
import dev.corpusmill.query.retrieve.LiveIndex;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.search.IndexView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The documents of the live generation together with those that wait in the folders of managed sources. The catalogue is read
 * once after each commit, the folders once a second at most.
 */
public final class DocumentList {
    /** More than that is not for a page to look at: some 500 bytes each. */
    private static final int MAX_ENTRIES = 200_000;

    private static final String TOO_LARGE = "larger than parse.max-file-size";
    private static final Duration FOLDERS_FOR = Duration.ofSeconds(1);

    private final LiveIndex index;
    private final ManagedSources sources;
    private final LongSupplier nanoTime;
    private Rows rows = Rows.NONE; // guarded by this, as is all below
    private Optional<Snapshot> snapshot = Optional.empty();
    private long foldersReadNanos;

    /** The rows of one commit. */
    private record Rows(String generation, String revision, SortedMap<String, DocumentEntry> byId, boolean cut) {
        static final Rows NONE = new Rows("", "", new TreeMap<>(), false);

        boolean sameCommit(String otherGeneration, String otherRevision) {
            return generation.equals(otherGeneration) && revision.equals(otherRevision);
        }
    }

    /**
     * All documents at one moment, by id.
     *
     * @param generation that is live; empty where there is none
     * @param cut whether there are more than are shown
     */
    public record Snapshot(String generation, Map<String, DocumentEntry> byId, boolean cut) {
        /** The documents that a client may see, ordered by id. */
        public List<DocumentEntry> visibleTo(Scope scope) {
            List<DocumentEntry> visible = new ArrayList<>();
            for (DocumentEntry entry : byId.values()) {
                if (entry.visibleTo(scope)) {
                    visible.add(entry);
                }
            }
            return visible;
        }
    }

    public DocumentList(LiveIndex index, ManagedSources sources, LongSupplier nanoTime) {
        this.index = index;
        this.sources = sources;
        this.nanoTime = nanoTime;
    }

    /** A document by its id, where a client may see it. */
    public Optional<DocumentEntry> find(Scope scope, String id) {
        return Optional.ofNullable(snapshot().byId().get(id)).filter(entry -> entry.visibleTo(scope));
    }

    /** A client has changed a folder. */
    public synchronized void changed() {
        snapshot = Optional.empty();
    }

    /** All documents as they are now. */
    public synchronized Snapshot snapshot() {
        Rows now = rows();
        boolean fresh = nanoTime.getAsLong() - foldersReadNanos < FOLDERS_FOR.toNanos();
        if (!now.sameCommit(rows.generation(), rows.revision()) || snapshot.isEmpty() || !fresh) {
            rows = now;
            foldersReadNanos = nanoTime.getAsLong();
            snapshot = Optional.of(join(now));
        }
        return snapshot.get();
    }

    private Rows rows() {
        try (IndexView view = index.acquire()) {
            String generation = view.reader().manifest().name();
            String revision = view.reader().revision();
            if (rows.sameCommit(generation, revision)) {
                return rows;
            }
            SortedMap<String, DocumentEntry> byId = new TreeMap<>();
            boolean[] cut = new boolean[1];
            view.reader().scanCatalogue("", "", row -> {
                cut[0] |= byId.size() >= MAX_ENTRIES;
                if (!cut[0]) { // without its vector, which is most of it
                    String source =
                            row.documentId().substring(0, row.documentId().indexOf(':'));
                    byId.put(row.documentId(), DocumentEntry.of(row, sources.named(source)));
                }
            });
            return new Rows(generation, revision, byId, cut[0]);
        } catch (IndexNotReadyException none) { // readiness says why; what waits in folders is shown
            return Rows.NONE;
        }
    }

    private Snapshot join(Rows now) {
        SortedMap<String, DocumentEntry> byId = new TreeMap<>(now.byId());
        for (ManagedSources.Source source : sources.all()) {
            join(source, byId);
        }
        return new Snapshot(now.generation(), byId, now.cut() || byId.size() >= MAX_ENTRIES);
    }

    private void join(ManagedSources.Source source, SortedMap<String, DocumentEntry> byId) {
        Map<String, FolderFiles.Stamp> files = FolderFiles.list(source.folder(), MAX_ENTRIES);
        files.forEach((path, stamp) -> {
            String id = source.name() + ":" + path;
            DocumentEntry known = byId.get(id);
            if (known == null) {
                byId.put(id, pending(source, path, stamp));
            } else if (known.size() != stamp.size() || known.modifiedMillis() != stamp.modifiedMillis()) {
                byId.put(id, known.changed(stamp.size(), stamp.modifiedMillis()));
            }
        });
        for (Map.Entry<String, DocumentEntry> known :
                byId.subMap(source.name() + ":", source.name() + ";").entrySet()) {
            String path = known.getValue().name();
            if (!files.containsKey(path) && source.folder().deletionNoted(path)) {
                known.setValue(known.getValue().in(DocumentState.DELETING));
            }
        }
    }

    private DocumentEntry pending(ManagedSources.Source source, String path, FolderFiles.Stamp stamp) {
        Path file = source.folder().file(path);
        boolean tooLarge = stamp.size() > sources.maxFileBytes(); // a run skips it
        return new DocumentEntry(
                source.name() + ":" + path,
                source.name(),
                path,
                "",
                file.toUri().toString(),
                true,
                tooLarge ? DocumentState.FAILED : DocumentState.PENDING,
                stamp.size(),
                stamp.modifiedMillis(),
                0,
                Map.of(),
                source.access(),
                tooLarge ? new CatalogueRow.Failure(Stage.LIST, FailureKind.REJECTED, TOO_LARGE) : null,
                List.of());
    }
}
