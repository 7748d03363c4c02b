package dev.corpusmill.query.documents;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SourceConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the files of documents are, as far as they lie in a folder of a source on this machine. */
public final class OriginalFiles {
    private static final String SCHEME = "file:";

    private final Map<String, Path> folders = new HashMap<>();

    public OriginalFiles(CorpusmillConfig config) {
        for (SourceConfig source : config.sources()) {
            boolean local = source.uri().startsWith(SCHEME) || !source.uri().matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
            if (local) {
                Path folder =
                        source.uri().startsWith(SCHEME) ? Path.of(URI.create(source.uri())) : Path.of(source.uri());
                folders.put(source.name(), folder.toAbsolutePath().normalize());
            }
        }
    }

    /** The file of a document; empty where it is elsewhere, gone, or leads out of the folder of its source. */
    public Optional<Path> find(DocumentEntry entry) {
        Path folder = folders.get(entry.source());
        if (folder == null || !entry.uri().startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(URI.create(entry.uri())).toRealPath();
            boolean within = file.startsWith(folder.toRealPath());
            return within && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | IllegalArgumentException gone) {
            return Optional.empty();
        }
    }
}
