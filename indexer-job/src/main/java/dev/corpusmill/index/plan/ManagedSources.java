package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.managed.ManagedFolder;
import dev.corpusmill.managed.Sidecar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands beside the documents of managed sources: their metadata, and which deletions were asked for. */
final class ManagedSources {
    private final Map<String, ManagedFolder> folders = new HashMap<>();
    private final Map<String, String> types;

    ManagedSources(CorpusmillConfig config) {
        this.types = config.metadata();
        for (SourceConfig source : config.sources()) {
            if (source.managed()) {
                folders.put(source.name(), ManagedFolder.of(source));
            }
        }
    }

    /** The access that a source gives, with the metadata of the document over those of the source. */
    Access withMetadata(DocumentId document, Access ofSource) {
        ManagedFolder folder = folders.get(document.source());
        if (folder == null) {
            return ofSource;
        }
        Map<String, String> metadata = new TreeMap<>(ofSource.metadata());
        metadata.putAll(Sidecar.read(folder.sidecar(document.path()), types));
        return new Access(ofSource.tenant(), ofSource.principals(), metadata);
    }

    /** Why the metadata of a document cannot be used; empty where they can. */
    Optional<String> problem(DocumentId document) {
        ManagedFolder folder = folders.get(document.source());
        if (folder == null) {
            return Optional.empty();
        }
        try {
            Sidecar.read(folder.sidecar(document.path()), types);
            return Optional.empty();
        } catch (ClassifiedException unusable) {
            return Optional.of(ClassifiedException.reasonOf(unusable));
        }
    }

    boolean deletionNoted(DocumentId document) {
        ManagedFolder folder = folders.get(document.source());
        return folder != null && folder.deletionNoted(document.path());
    }
}
