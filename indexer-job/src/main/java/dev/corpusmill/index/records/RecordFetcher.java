package dev.corpusmill.index.records;

import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.api.records.RecordReader;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.flow.RecordPlace;
import dev.corpusmill.plugin.Providers;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads single records again where a listing found them. It keeps the last shard open: records that come in the order of
 * their places cost one way through each shard, whatever lies between them is passed over unread. For one thread.
 */
public final class RecordFetcher implements AutoCloseable {
    private final Settings settings;
    private final Function<String, FileTree> files;
    private final int maxBytes;
    private final Map<String, RecordMapping> mappings = new HashMap<>();
    private @Nullable RecordReader reader;
    private String shard = "";
    private long read; // number of the last record that was read

    /**
     * What to read by.
     *
     * @param metadata types of the declared fields
     * @param plugins folder of plug-ins, which may bring formats
     */
    public record Settings(List<SourceConfig> sources, Map<String, String> metadata, String plugins)
            implements Serializable {
        SourceConfig source(String name) {
            return sources.stream()
                    .filter(source -> source.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such source: " + name));
        }
    }

    public RecordFetcher(Settings settings, Function<String, FileTree> files, int maxBytes) {
        this.settings = settings;
        this.files = files;
        this.maxBytes = maxBytes;
    }

    /** The source of a record. */
    public SourceConfig source(String documentId) {
        return settings.source(DocumentId.parse(documentId).source());
    }

    /**
     * Reads a record.
     *
     * @throws IOException where its shard cannot be read, or holds something else at that place by now
     */
    public MappedRecord fetch(String documentId, RecordPlace place) throws IOException {
        SourceConfig source = source(documentId);
        boolean done = false;
        try {
            ShardRecord found = find(source, place);
            RecordMapping mapping =
                    mappings.computeIfAbsent(source.name(), name -> new RecordMapping(source, settings.metadata()));
            MappedRecord mapped = found == null ? null : mapping.map(place.name(), found);
            if (mapped == null || !mapped.hash().equals(place.hash())) {
                throw new IOException("the shard changed since it was listed: record=" + place.label());
            }
            done = true;
            return mapped;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private @Nullable ShardRecord find(SourceConfig source, RecordPlace place) throws IOException {
        if (reader == null || !shard.equals(place.shard()) || place.number() <= read) {
            close();
            FileTree tree = files.apply(place.shard());
            ShardFile file = ShardFile.of(
                    tree, place.shard(), place.name(), tree.stat(place.shard()).size());
            reader = Providers.of(settings.plugins())
                    .recordFormat(source.format())
                    .open()
                    .open(file, maxBytes);
            shard = place.shard();
        }
        reader.skipTo(place.number(), place.offset());
        read = place.number();
        ShardRecord found = reader.next();
        return found != null && found.number() == place.number() ? found : null;
    }

    @Override
    public void close() throws IOException {
        RecordReader open = reader;
        reader = null;
        read = 0;
        if (open != null) {
            open.close();
        }
    }
}
