package dev.corpusmill.index.source;

import dev.corpusmill.index.listing.FileCursor;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.source.KnownDocuments.Known;
import dev.corpusmill.index.source.SourceScan.Memory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The known documents that a scan does not list. Two scans in a row must miss one before it leaves, more where the
 * configuration asks for more; what lies beneath a folder that could not be listed is not missed.
 */
final class VanishedDocuments {
    private static final int SCANS = 2;

    private final Memory memory;
    private final Listing listing;
    private final int scan;
    private final List<String> missing = new ArrayList<>();
    private final List<String> leaving = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private long waiting;

    VanishedDocuments(Memory memory, Listing listing, int scan) {
        this.memory = memory;
        this.listing = listing;
        this.scan = scan;
    }

    /** Finds them; {@code others} leave anyway. */
    void find(List<String> others) {
        leaving.addAll(others);
        List<String> unseen = memory.known().unseen(scan);
        Set<String> suspects = emptyFolders(unseen);
        for (String id : unseen) {
            Known known = memory.known().get(id);
            if (known != null && listing.unknown(id).isEmpty()) {
                missed(id, known.missed(), listing.suspect(id, () -> !suspects.contains(Listing.parent(id))));
            }
        }
    }

    /** Documents to be marked as missing. */
    List<String> missing() {
        return missing;
    }

    /** Documents to be deleted, if the guard lets them. */
    List<String> leaving() {
        return leaving;
    }

    /** Documents that have to be missed again. */
    long waiting() {
        return waiting;
    }

    /** Documents whose deletion was asked for; no guard need look at them. */
    List<String> asked() {
        return asked;
    }

    private void missed(String id, int misses, boolean suspect) {
        if (memory.rules().deletionAsked(id)) {
            asked.add(id);
            return;
        }
        int needed = memory.rules().deleteAfter(suspect);
        if (misses >= Math.max(SCANS, needed)) {
            leaving.add(id);
            return;
        }
        waiting++;
        if (needed > 1) { // it may take long, so the catalogue says it
            missing.add(id);
        }
    }

    /** The folders of these documents that list no document any more: a lost mount looks like that. */
    private Set<String> emptyFolders(List<String> ids) {
        Set<String> folders = new HashSet<>();
        ids.forEach(id -> folders.add(Listing.parent(id)));
        try (FileCursor files = listing.open()) {
            String last = "";
            while (!folders.isEmpty() && files.hasNext()) {
                String folder = Listing.parent(files.next().documentId());
                if (!folder.equals(last)) {
                    last = folder;
                    removeWithParents(folders, folder);
                }
            }
        }
        return folders;
    }

    private static void removeWithParents(Set<String> folders, String listed) {
        for (String folder = listed; !folder.isEmpty(); folder = Listing.parent(folder)) {
            folders.remove(folder);
        }
    }
}
