package dev.corpusmill.index.listing;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.flow.RecordPlace;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out where the records of some documents are now. The catalogue does not say: an export may be cut anew. */
public final class RecordPlaces {
    private RecordPlaces() {}

    /**
     * Lists the sources of these documents whose documents are records.
     *
     * @return places by document id; of no document that is a file, or is not listed
     */
    public static Map<String, RecordPlace> of(
            CorpusmillConfig config, FilesOpener files, Collection<String> documents) {
        Set<String> wanted = new HashSet<>(documents);
        List<SourceConfig> sources = config.sources().stream()
                .filter(source -> source.records()
                        && wanted.stream().anyMatch(document -> document.startsWith(source.name() + ":")))
                .toList();
        Map<String, RecordPlace> places = new HashMap<>();
        if (sources.isEmpty()) {
            return places;
        }
        try (Listing listing = SourceLister.list(sources, files, RecordSources.of(config, false));
                FileCursor cursor = listing.open()) {
            while (cursor.hasNext()) {
                ListedFile file = cursor.next();
                ListedRecord record = file.record();
                if (record != null && wanted.contains(file.documentId())) {
                    places.putIfAbsent(file.documentId(), record.place()); // the first of an id is the one that counts
                }
            }
        }
        return places;
    }
}
