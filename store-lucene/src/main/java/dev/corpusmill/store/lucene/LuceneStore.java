package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationNames;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.RowRules;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.text.SearchWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;

/** The embedded store: an index in a folder, one Lucene index per generation. */
public final class LuceneStore implements IndexStore {
    /*
     * IndexWriter and SegmentReader start each other's classes: two threads that begin with different ones wait for each
     * other for ever. Whoever uses Lucene here comes by this class first, and one thread starts them all.
     */
    static {
        try {
            Class.forName(IndexWriter.class.getName());
        } catch (ClassNotFoundException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final LuceneFolder folder;
    private final LuceneSettings settings;
    private final DirectoryOpener opener;
    private volatile boolean closed;

    /** The index in {@code folder}; nothing is read or written before the first call. */
    public LuceneStore(Path folder, LuceneSettings settings) {
        this(folder, settings, FSDirectory::open);
    }

    LuceneStore(Path folder, LuceneSettings settings, DirectoryOpener opener) {
        this.folder = new LuceneFolder(folder);
        this.settings = settings;
        this.opener = opener;
    }

    @Override
    public void check(Deadline deadline) {
        open();
        Path nearest = folder.nearestExisting();
        if (!Files.isDirectory(nearest)) {
            throw LuceneFailures.fatal("store.path leads through a file", nearest);
        }
        if (!Files.isWritable(nearest)) {
            throw LuceneFailures.fatal("store.path is not writable", nearest);
        }
    }

    @Override
    public List<Generation> generations() {
        return guarded("list", folder.path(), folder::manifests);
    }

    @Override
    public Optional<String> live() {
        return guarded("pointer", folder.path(), folder::live);
    }

    @Override
    public void create(Generation manifest) {
        RowRules.creatable(manifest, LongVectorCodec.MAX_DIMENSION, SearchWords.languages());
        Path target = folder.generation(manifest.name());
        guarded("create", target, () -> {
            if (Files.exists(target)) {
                throw new StoreException(FailureKind.REJECTED, "generation exists: path=" + target);
            }
            Path draft = folder.emptyDraft(manifest.name());
            try (Directory directory = opener.open(draft)) {
                LuceneWriter.createEmpty(directory);
            }
            ManifestFile.write(draft, manifest);
            AtomicFiles.move(draft, target);
            return target;
        });
    }

    @Override
    public GenerationWriter openWriter(String generation) {
        Path path = folder.generation(generation);
        return guarded(
                "writer", path, () -> LuceneWriter.open(path, existing(generation), settings, opener.open(path)));
    }

    @Override
    public GenerationReader openReader(String generation) {
        Path path = folder.generation(generation);
        return guarded("reader", path, () -> {
            String stamp = ManifestFile.stamp(path); // before the manifest is read: a later one must be noticed
            Generation manifest = existing(generation);
            return LuceneReader.open(new LuceneReader.Origin(path, stamp, manifest), settings, opener.open(path));
        });
    }

    @Override
    public void putManifest(Generation manifest) {
        Path path = folder.generation(manifest.name());
        guarded("manifest", path, () -> {
            new RowRules(existing(manifest.name())).successor(manifest);
            ManifestFile.write(path, manifest);
            return path;
        });
    }

    @Override
    public void promote(String generation) {
        guarded("promote", folder.path(), () -> {
            existing(generation);
            folder.promote(generation);
            return generation;
        });
    }

    @Override
    public void drop(String generation) {
        Path path = folder.generation(generation);
        guarded("drop", path, () -> {
            if (folder.live().equals(Optional.of(generation))) {
                throw new StoreException(FailureKind.REJECTED, "the live generation is not dropped: path=" + path);
            }
            existing(generation);
            try (Directory directory = opener.open(path);
                    Lock unused = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                folder.retire(generation);
            }
            folder.sweep();
            return path;
        });
    }

    @Override
    public Optional<DiskSpace> diskSpace(String generation) {
        Path path = folder.generation(generation);
        return guarded("disk space", path, () -> {
            existing(generation);
            return Optional.of(new DiskSpace(
                    folder.bytes(generation), Files.getFileStore(path).getUsableSpace()));
        });
    }

    @Override
    public ControlRecord control() {
        open();
        return new LuceneControl(folder.path());
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return "lucene(" + folder.path() + ")";
    }

    /** The manifest of a generation that must be here: one on another machine's disk is not. */
    private Generation existing(String generation) throws IOException {
        Path path = folder.generation(GenerationNames.check(generation));
        return ManifestFile.read(path).orElseThrow(() -> LuceneFailures.fatal("no such generation", path));
    }

    private <T> T guarded(String action, Path path, IoSupplier<T> call) {
        open();
        try {
            return call.get();
        } catch (IOException failure) {
            throw LuceneFailures.of(action, path, failure);
        }
    }

    private void open() {
        if (closed) {
            throw LuceneFailures.fatal("store is closed", folder.path());
        }
    }

    private interface IoSupplier<T> {
        T get() throws IOException;
    }
}
