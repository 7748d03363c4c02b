package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.NodeMatcher;
import dev.corpusmill.api.store.RowRules;
import dev.corpusmill.api.store.ScoredNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.ThreadInterruptedException;

/** A view of one commit. Calls that run while it is closed end as they began. */
final class LuceneReader implements GenerationReader {
    /** Where a view comes from; the stamp tells whether the manifest is still that one. */
    record Origin(Path path, String stamp, Generation manifest) {}

    private final Path path;
    private final Origin origin;
    private final Generation manifest;
    private final Directory directory;
    private final DirectoryReader reader;
    private final RowRules rules;
    private final LuceneSearch search;
    private final LuceneRowLookup lookup;
    private final long commit;
    private final String revision;

    private LuceneReader(Origin origin, LuceneSettings settings, Directory directory, DirectoryReader reader)
            throws IOException {
        this.path = origin.path();
        this.origin = origin;
        this.manifest = origin.manifest();
        this.directory = directory;
        this.reader = reader;
        this.rules = new RowRules(manifest);
        this.search = new LuceneSearch(reader, manifest, settings, doc -> new Unread(this, doc));
        this.lookup = new LuceneRowLookup(reader);
        IndexCommit opened = reader.getIndexCommit();
        this.commit = opened.getGeneration();
        this.revision = revision(manifest, opened);
    }

    /** Takes over the directory: it is closed with the reader, and when this fails. */
    static LuceneReader open(Origin origin, LuceneSettings settings, Directory directory) throws IOException {
        DirectoryReader reader = null;
        LuceneReader opened = null;
        try {
            reader = DirectoryReader.open(directory);
            opened = new LuceneReader(origin, settings, directory, reader);
            return opened;
        } finally {
            if (opened == null) {
                IOUtils.closeWhileHandlingException(reader, directory);
            }
        }
    }

    private static String revision(Generation manifest, IndexCommit commit) throws IOException {
        return manifest.name()
                + '.'
                + Long.toString(manifest.createdMillis(), Character.MAX_RADIX)
                + '.'
                + commit.getUserData().getOrDefault(LuceneWriter.REVISION, "");
    }

    @Override
    public Generation manifest() {
        return manifest;
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public boolean current() {
        // By names of files alone: Lucene's isCurrent() reads the whole commit, and this is asked several times a
        // second.
        return guarded(
                "current",
                () -> SegmentInfos.getLastCommitGeneration(directory) == commit
                        && ManifestFile.stamp(path).equals(origin.stamp()));
    }

    @Override
    public List<ScoredNode> dense(String group, float[] vector, int k, NodeFilter filter, Deadline deadline) {
        rules.group(group);
        rules.search(vector, k);
        return guarded("dense search", () -> search.dense(group, vector, k, filter, deadline));
    }

    @Override
    public List<ScoredNode> lexical(String group, String question, int k, NodeFilter filter, Deadline deadline) {
        rules.group(group);
        rules.hits(k);
        return guarded("lexical search", () -> search.lexical(group, question, k, filter, deadline));
    }

    /** A document of this view; nothing of it is read yet. */
    private record Unread(LuceneReader view, int doc) implements ScoredNode.Reading {
        @Override
        public String id() {
            return view.guarded("read", () -> RowCodec.decodeId(LuceneRowLookup.row(view.reader, doc)));
        }

        @Override
        public Node node() {
            return view.guarded("read", () -> RowCodec.decodeNode(LuceneRowLookup.row(view.reader, doc)));
        }
    }

    @Override
    public List<Node> fetch(String group, Collection<String> ids) {
        rules.group(group);
        return guarded("fetch", () -> {
            List<Node> nodes = new ArrayList<>(ids.size());
            for (LuceneRowLookup.Found found : lookup.first(LuceneFields.KEY, keys(group, ids))) {
                nodes.add(RowCodec.decodeNode(found.row()).withVector(found.vector(LuceneFields.vector(group))));
            }
            return nodes;
        });
    }

    @Override
    public List<Node> fetch(String group, Collection<String> ids, NodeFilter filter) {
        rules.group(group);
        Predicate<Node> passes = NodeMatcher.of(filter, manifest);
        return guarded("fetch", () -> {
            List<Node> nodes = new ArrayList<>(ids.size());
            for (LuceneRowLookup.Found found : lookup.first(LuceneFields.KEY, keys(group, ids))) {
                Node node = RowCodec.decodeNode(found.row());
                if (passes.test(node)) {
                    nodes.add(node);
                }
            }
            return nodes;
        });
    }

    @Override
    public List<CatalogueRow> fetchCatalogue(Collection<String> documentIds) {
        return guarded("fetch", () -> {
            List<CatalogueRow> rows = new ArrayList<>(documentIds.size());
            Collection<String> keys = keys(LuceneFields.CATALOGUE, documentIds);
            for (LuceneRowLookup.Found found : lookup.first(LuceneFields.KEY, keys)) {
                rows.add(RowCodec.decodeCatalogue(found.row()));
            }
            return rows;
        });
    }

    @Override
    public void scan(String group, String fromId, String toId, Consumer<Node> consumer) {
        rules.group(group);
        guarded("scan", () -> {
            lookup.scan(group, fromId, toId, row -> consumer.accept(RowCodec.decodeNode(row)));
            return group;
        });
    }

    @Override
    public void scanCatalogue(String fromId, String toId, Consumer<CatalogueRow> consumer) {
        guarded("scan", () -> {
            lookup.scan(LuceneFields.CATALOGUE, fromId, toId, row -> consumer.accept(RowCodec.decodeCatalogue(row)));
            return toId;
        });
    }

    @Override
    public long count(String group, NodeFilter filter) {
        rules.group(group);
        return guarded("count", () -> search.count(group, filter));
    }

    @Override
    public Map<String, float[]> vectors(String group, Collection<String> embedHashes) {
        rules.group(group);
        return guarded("vectors", () -> {
            Map<String, float[]> vectors = new HashMap<>();
            for (LuceneRowLookup.Found found : lookup.first(LuceneFields.embedHash(group), embedHashes)) {
                vectors.put(found.term(), found.vector(LuceneFields.vector(group)));
            }
            return vectors;
        });
    }

    @Override
    public void close() {
        try {
            IOUtils.close(reader, directory);
        } catch (IOException failure) {
            throw LuceneFailures.of("close", path, failure);
        }
    }

    private static List<String> keys(String group, Collection<String> ids) {
        return ids.stream().map(id -> LuceneFields.key(group, id)).toList();
    }

    private <T> T guarded(String action, IoCall<T> call) {
        if (!reader.tryIncRef()) {
            throw LuceneFailures.fatal("reader is closed", path);
        }
        try {
            return call.run();
        } catch (IOException
                | AlreadyClosedException
                | IndexSearcher.TooManyClauses
                | ThreadInterruptedException failure) {
            throw LuceneFailures.of(action, path, failure);
        } finally {
            release();
        }
    }

    private void release() {
        try {
            reader.decRef();
        } catch (IOException failure) {
            throw LuceneFailures.of("close", path, failure);
        }
    }

    private interface IoCall<T> {
        T run() throws IOException;
    }
}
