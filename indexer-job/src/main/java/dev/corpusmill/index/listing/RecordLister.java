package dev.corpusmill.index.listing;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.api.records.RecordFormat;
import dev.corpusmill.api.records.RecordReader;
import dev.corpusmill.api.records.ShardException;
import dev.corpusmill.api.records.ShardRecord;
import dev.corpusmill.api.records.UnreadableShardException;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.flow.RecordPlace;
import dev.corpusmill.index.records.MappedRecord;
import dev.corpusmill.index.records.RecordMapping;
import dev.corpusmill.index.records.ShardFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists the records of an export. Shards that are as they were when they were read last are not opened; of the others each
 * is looked at before any is read.
 */
final class RecordLister {
    private static final int LOOK = 100;

    private final SourceConfig source;
    private final FileTree tree;
    private final RecordSources sources;
    private final RecordFormat format;
    private final RecordMapping mapping;
    private final ShardCache cache;
    private final Target target;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<ShardCache.State> unread = new ArrayList<>();
    private final List<ShardCache.State> gone = new ArrayList<>();
    private final List<ShardCache.State> renewed = new ArrayList<>();
    private long opened;
    private long read;
    private long unidentified;

    /**
     * Where it goes.
     *
     * @param unlisted what could not be listed, with the reason
     */
    record Target(SortedFiles files, Map<String, String> unlisted, Shards shards) {}

    RecordLister(SourceConfig source, FileTree tree, RecordSources sources, Target target) {
        this.source = source;
        this.tree = tree;
        this.sources = sources;
        this.target = target;
        this.format = sources.format(source);
        this.mapping = new RecordMapping(source, sources.metadata());
        this.cache = sources.cache(source, mapping.key());
    }

    /** Lists the records of these shards, which are all that there are. */
    void list(List<Shards.Found> shards) {
        List<Shards.Found> changed = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Shards.Found shard : shards) {
            found.add(shard.name());
            cache.known(shard.name(), shard.size(), shard.mtimeMillis())
                    .ifPresentOrElse(this::take, () -> changed.add(shard));
        }
        look(changed).forEach(this::read);
        if (changed.size() == shards.size()) { // else the fields may be in the others
            refuseUnseen();
        }
        missing(cache.others(found));
        settle();
        target.shards.counts(source.name(), new Shards.Counts(shards.size(), opened, read, unidentified));
    }

    private void take(ShardCache.State state) {
        target.files.add(cache.run(state));
        unidentified += state.unidentified();
    }

    /** Opens each shard for a look; what cannot be right ends the run before anything is written. */
    private Map<Shards.Found, ShardFile> look(List<Shards.Found> shards) {
        Map<Shards.Found, ShardFile> good = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Shards.Found shard : shards) {
            opened++;
            try {
                ShardFile file = ShardFile.of(tree, shard.uri(), shard.name(), shard.size());
                List<String> fields = format.fields(file);
                List<String> missing = fields.isEmpty() ? List.of() : mapping.missing(fields);
                if (missing.isEmpty()) {
                    good.put(shard, file);
                } else {
                    problems.add(shard.name() + ": the mapping names columns that are not there: "
                            + String.join(", ", missing) + " (there are: " + String.join(", ", fields) + ")");
                }
            } catch (UnreadableShardException wrong) {
                problems.add(shard.name() + ": " + wrong.getMessage());
            } catch (IOException failure) {
                unlisted(shard, failure);
            }
        }
        if (!problems.isEmpty()) {
            throw new ExportException(source.name(), problems);
        }
        return good;
    }

    private void read(Shards.Found shard, ShardFile file) {
        long readMillis = sources.clock().millis();
        long before = unidentified;
        SortedFiles records = new SortedFiles();
        boolean kept = false;
        try {
            try (RecordReader reader = format.open(file, RecordMapping.MAX_RECORD_BYTES)) {
                for (ShardRecord record = reader.next(); record != null; record = reader.next()) {
                    add(records, shard, record);
                }
            }
            FileTree.Child after = tree.stat(shard.uri());
            if (after.size() != shard.size() || after.mtimeMillis() != shard.mtimeMillis()) {
                throw new ShardException("it changed while it was read");
            }
            ShardCache.State state = cache.write(shard, readMillis, records, unidentified - before);
            if (cache.last(shard.name()).filter(cache::comparable).isPresent()) {
                renewed.add(state);
            } else {
                cache.commit(state);
            }
            target.files.add(cache.run(state));
            kept = true;
        } catch (IOException failure) {
            unlisted(shard, failure);
        } finally {
            if (!kept) { // what was read is good, only not all
                try (FileCursor cursor = records.open()) {
                    cursor.forEachRemaining(target.files::add);
                }
            }
            records.close();
        }
    }

    private void add(SortedFiles records, Shards.Found shard, ShardRecord record) {
        read++;
        if (read <= LOOK) {
            names.addAll(record.fields().keySet());
        }
        MappedRecord mapped = mapping.map(shard.name(), record);
        RecordPlace place = new RecordPlace(
                shard.uri(), shard.name(), record.number(), record.offset(), mapped.hash(), mapped.problem());
        String id = mapped.id();
        if (id.isEmpty()) {
            unidentified++;
            id = place.label();
        }
        String documentId = new DocumentId(source.name(), id).toString();
        records.add(new ListedFile(
                documentId,
                mapped.uri().isEmpty() ? documentId : mapped.uri(),
                record.size(),
                shard.mtimeMillis(),
                new ListedRecord(place, mapped.access(), mapped.updated(), mapped.deleted())));
    }

    private void unlisted(Shards.Found shard, IOException failure) {
        cache.last(shard.name()).ifPresent(unread::add);
        incomplete(shard.name(), ClassifiedException.reasonOf(failure));
    }

    private void incomplete(String shard, String reason) {
        target.unlisted.put(source.name() + ":" + shard, reason);
        target.shards.incomplete(source.name(), shard + ": " + reason);
    }

    private void refuseUnseen() {
        List<String> unseen = read == 0 ? List.of() : mapping.unseen();
        if (!unseen.isEmpty()) {
            throw new ExportException(
                    source.name(),
                    List.of("mapping: no record has these fields: " + String.join(", ", unseen)
                            + " (the first records have: " + String.join(", ", names) + ")"));
        }
    }

    /**
     * Shards that are gone: where most of their records are in other shards now, the export was cut anew; else they are
     * missing, and with them what they held.
     */
    private void missing(List<ShardCache.State> others) {
        for (ShardCache.State state : others) {
            long absent = sources.forget() ? 0 : absent(state);
            if (2 * absent > state.count()) {
                incomplete(
                        state.shard(),
                        "the shard is gone, and of its " + state.count() + " records " + absent
                                + " are in no other (if they are to go, run again with --allow-deletes)");
                unread.add(state);
            } else {
                gone.add(state);
            }
        }
    }

    /**
     * Where all was read, that is what is known from now on. Else what was known before still counts, so that no record
     * takes the place of a newer one that nobody can read now; of shards that were read, or are gone for a reason, only
     * where records say which is newer.
     */
    private void settle() {
        if (!target.shards.isIncomplete(source.name())) {
            renewed.forEach(cache::commit);
            gone.forEach(cache::forget);
            return;
        }
        unread.forEach(state -> remember(state, true));
        renewed.forEach(state -> {
            cache.last(state.shard()).ifPresent(before -> remember(before, false));
            target.files.handOver(cache.run(state));
        });
        if (sources.forget()) {
            gone.forEach(cache::forget);
        } else {
            gone.forEach(state -> remember(state, false));
        }
    }

    private void remember(ShardCache.State state, boolean all) {
        try (FileCursor records = FileCursor.raw(List.of(cache.run(state)), List.of())) {
            while (records.hasNext()) {
                ListedFile file = records.next();
                ListedRecord record = file.record();
                if (record != null && (all || record.updated() != Long.MIN_VALUE)) {
                    target.files.add(new ListedFile(
                            file.documentId(), file.uri(), file.size(), file.mtimeMillis(), record.asRemembered()));
                }
            }
        }
    }

    private long absent(ShardCache.State state) {
        long absent = 0;
        try (FileCursor old = FileCursor.raw(List.of(cache.run(state)), List.of());
                FileCursor now = target.files.open()) {
            ListedFile candidate = now.hasNext() ? now.next() : null;
            while (old.hasNext()) {
                String id = old.next().documentId();
                while (candidate != null && Utf8Order.INSTANCE.compare(candidate.documentId(), id) < 0) {
                    candidate = now.hasNext() ? now.next() : null;
                }
                absent += candidate != null && candidate.documentId().equals(id) ? 0 : 1;
            }
        }
        return absent;
    }
}
