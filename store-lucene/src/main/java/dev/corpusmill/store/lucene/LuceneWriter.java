package dev.corpusmill.store.lucene;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.RowRules;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.ThreadInterruptedException;

/** The one writer of a generation. A commit publishes nodes, catalogue rows and the next revision together. */
final class LuceneWriter implements GenerationWriter {
    /** Number of the commit, in Lucene's commit data; merges that commit later leave it as it is. */
    static final String REVISION = "revision";

    private final Path path;
    private final Directory directory;
    private final IndexWriter writer;
    private final RowRules rules;
    private final LuceneRows rows;
    private final long maxSegmentBytes;
    private boolean dirty;
    private boolean closed;

    private LuceneWriter(
            Path path, Generation manifest, Directory directory, IndexWriter writer, long maxSegmentBytes) {
        this.maxSegmentBytes = maxSegmentBytes;
        this.path = path;
        this.directory = directory;
        this.writer = writer;
        this.rules = new RowRules(manifest);
        this.rows = new LuceneRows(manifest);
    }

    /** Makes the first, empty commit of a generation. */
    static void createEmpty(Directory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig().setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            writer.setLiveCommitData(Map.of(REVISION, "0").entrySet());
            writer.commit();
        }
    }

    /** Takes over the directory: it is closed with the writer, and when this fails. */
    static LuceneWriter open(Path path, Generation manifest, LuceneSettings settings, Directory directory)
            throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.APPEND)
                .setCodec(new LongVectorCodec())
                .setSimilarity(settings.similarity())
                .setMergePolicy(new TieredMergePolicy().setMaxMergedSegmentMB(settings.maxSegmentMegabytes()))
                .setRAMBufferSizeMB(settings.ramBufferMegabytes());
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory, config);
        } finally {
            if (writer == null) {
                IOUtils.closeWhileHandlingException(directory);
            }
        }
        return new LuceneWriter(path, manifest, directory, writer, (long) settings.maxSegmentMegabytes() << 20);
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public void upsert(String group, List<Node> nodes) {
        rules.group(group);
        nodes.forEach(rules::node);
        change("upsert", () -> {
            List<Document> documents = new ArrayList<>(nodes.size());
            for (Node node : nodes) {
                documents.add(rows.document(group, node));
            }
            for (int i = 0; i < documents.size(); i++) {
                write(LuceneFields.key(group, nodes.get(i).id()), documents.get(i));
            }
        });
    }

    @Override
    public void delete(String group, Collection<String> ids) {
        rules.group(group);
        change("delete", () -> deleteRows(group, ids));
    }

    @Override
    public void upsertCatalogue(List<CatalogueRow> added) {
        added.forEach(rules::catalogue);
        change("catalogue upsert", () -> {
            for (CatalogueRow row : added) {
                write(LuceneFields.key(LuceneFields.CATALOGUE, row.documentId()), rows.document(row));
            }
        });
    }

    @Override
    public void deleteCatalogue(Collection<String> documentIds) {
        change("catalogue delete", () -> deleteRows(LuceneFields.CATALOGUE, documentIds));
    }

    @Override
    public void deleteNodesOf(String documentId) {
        // Lucene applies a deletion to all that was written before it; catalogue rows have no such field.
        change("delete", () -> writer.deleteDocuments(new Term("document_id", documentId)));
    }

    @Override
    public void commit() {
        guarded("commit", () -> {
            if (dirty) {
                writer.setLiveCommitData(
                        Map.of(REVISION, Long.toString(lastRevision() + 1)).entrySet());
                writer.commit();
                dirty = false;
            }
        });
    }

    @Override
    public void optimize() {
        commit();
        guarded("merge", () -> {
            writer.forceMerge((int) (1 + committedBytes() / maxSegmentBytes));
            writer.commit();
        });
    }

    private long committedBytes() throws IOException {
        long bytes = 0;
        for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
            bytes += segment.sizeInBytes();
        }
        return bytes;
    }

    @Override
    public boolean atomicCommits() {
        return true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (directory) {
            end();
            if (writer.getTragicException() != null && !Thread.currentThread().isInterrupted()) {
                sweep();
            }
        } catch (IOException | AlreadyClosedException failure) {
            if (!cutOff(failure)) {
                throw LuceneFailures.of("close", path, failure, writer);
            }
        }
    }

    /**
     * Whether an interrupt of this or an earlier call closed the lock file under Lucene, so that it could not tidy up. What
     * was committed is safe, the rest was to be dropped, and the next writer removes it. To fail now would take down the
     * whole process of a task that was only cancelled.
     */
    private boolean cutOff(Exception failure) {
        boolean interrupted =
                failure instanceof ClosedByInterruptException || failure instanceof AlreadyClosedException;
        return interrupted && !writer.isOpen() && writer.getTragicException() == null;
    }

    /** With nothing to drop, merges that are on their way are finished and kept; else all since the commit goes. */
    private void end() throws IOException {
        if (dirty) {
            rollback();
            return;
        }
        try {
            writer.close();
        } catch (ThreadInterruptedException cancelled) {
            Thread.currentThread().interrupt(); // a cancelled run does not wait for merges; they are lost, no row is
        } finally {
            rollback(); // nothing to do after a close that worked
        }
    }

    /** Under an interrupt Lucene would stop in the middle of tidying up. */
    private void rollback() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            writer.rollback();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** After a full disk Lucene leaves what it could not finish, and the disk stays full; a new writer removes it. */
    private void sweep() throws IOException {
        new IndexWriter(directory, new IndexWriterConfig().setOpenMode(IndexWriterConfig.OpenMode.APPEND)).rollback();
    }

    private void write(String key, Document document) throws IOException {
        writer.updateDocument(new Term(LuceneFields.KEY, key), document);
    }

    private void deleteRows(String group, Collection<String> ids) throws IOException {
        Term[] keys = ids.stream()
                .map(id -> new Term(LuceneFields.KEY, LuceneFields.key(group, id)))
                .toArray(Term[]::new);
        writer.deleteDocuments(keys);
    }

    private long lastRevision() {
        for (Map.Entry<String, String> entry : writer.getLiveCommitData()) {
            if (entry.getKey().equals(REVISION)) {
                return Long.parseLong(entry.getValue());
            }
        }
        return 0;
    }

    private void change(String action, IoAction call) {
        guarded(action, () -> {
            dirty = true; // before the call: what it wrote before it failed must not be committed on close
            call.run();
        });
    }

    private void guarded(String action, IoAction call) {
        if (closed) {
            throw LuceneFailures.fatal("writer is closed", path);
        }
        try {
            call.run();
        } catch (IOException | AlreadyClosedException | IllegalArgumentException | ThreadInterruptedException failure) {
            throw LuceneFailures.of(action, path, failure, writer);
        }
    }

    private interface IoAction {
        void run() throws IOException;
    }
}
