package dev.corpusmill.index.listing;

import dev.corpusmill.api.model.Hashes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Walks through listed files in the order of their ids, merging the sorted runs that they lie in.
 *
 * <p>Of several records with one id the newest comes first; where two are the newest and differ, the first comes with the
 * problem that they are. Where the newest says that its document is gone, or is remembered only, none of them comes.
 */
public final class FileCursor implements Iterator<ListedFile>, AutoCloseable {
    static final Comparator<ListedFile> ORDER = Comparator.comparing(ListedFile::documentId, Utf8Order.INSTANCE)
            .thenComparing(ListedFile::record, Comparator.nullsFirst(ListedRecord.NEWEST_FIRST))
            .thenComparing(ListedFile::uri);

    private final List<FileRun.Reader> readers = new ArrayList<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::file, ORDER));
    private final boolean settled;
    private @Nullable ListedFile next;
    private String id = ""; // of the file before

    private record Head(ListedFile file, Iterator<ListedFile> rest) {}

    /** Takes sorted runs of files, and one run in memory. */
    FileCursor(List<FileRun> runs, List<ListedFile> inMemory) {
        this(runs, inMemory, true);
    }

    private FileCursor(List<FileRun> runs, List<ListedFile> inMemory, boolean settled) {
        this.settled = settled;
        push(inMemory.iterator());
        try {
            for (FileRun run : runs) {
                FileRun.Reader reader = run.open();
                readers.add(reader);
                push(reader);
            }
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
        next = following();
    }

    /** All files and records as they are, which may be merged further. */
    static FileCursor raw(List<FileRun> runs, List<ListedFile> inMemory) {
        return new FileCursor(runs, inMemory, false);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public ListedFile next() {
        ListedFile file = next;
        if (file == null) {
            throw new NoSuchElementException();
        }
        next = following();
        return file;
    }

    private @Nullable ListedFile following() {
        for (ListedFile file = poll(); file != null; file = poll()) {
            if (!settled || file.record() == null) {
                id = file.documentId();
                return file;
            }
            if (file.documentId().equals(id)) {
                if (!remembered(file)) {
                    return file;
                }
                continue;
            }
            ListedFile newest = remembered(file) ? instead(file) : file;
            if (newest == null || (deleted(newest) && !tied(newest))) {
                pass(file.documentId());
                continue;
            }
            id = newest.documentId();
            return tied(newest) ? undecided(newest) : newest;
        }
        return null;
    }

    private static boolean remembered(ListedFile file) {
        return file.record() != null && file.record().remembered();
    }

    private static boolean deleted(ListedFile file) {
        return file.record() != null && file.record().deleted();
    }

    /**
     * The record that takes the place of remembered ones: one as new as they are that says the same, or that their own
     * shard has now. Null where there is none: what is newest is not known.
     */
    private @Nullable ListedFile instead(ListedFile file) {
        ListedRecord first = Objects.requireNonNull(file.record());
        boolean sameShard = true;
        boolean sameContent = true;
        for (ListedFile other = peek(); other != null && other.documentId().equals(file.documentId()); other = peek()) {
            ListedRecord record = Objects.requireNonNull(other.record());
            if (record.updated() != first.updated()) {
                return null;
            }
            sameShard &= record.place().name().equals(first.place().name());
            sameContent &= record.sameAs(first);
            if (!record.remembered()) {
                return sameShard || sameContent ? poll() : null;
            }
            poll();
        }
        return null;
    }

    private void pass(String documentId) {
        for (ListedFile file = peek(); file != null && file.documentId().equals(documentId); file = peek()) {
            poll();
        }
    }

    /** Whether another record of this id is as new and says something else. */
    private boolean tied(ListedFile file) {
        ListedFile other = peek();
        ListedRecord one = file.record();
        return one != null
                && other != null
                && other.record() != null
                && other.documentId().equals(file.documentId())
                && other.record().updated() == one.updated()
                && !other.record().sameAs(one);
    }

    private ListedFile undecided(ListedFile file) {
        ListedFile other = peek();
        if (file.record() == null || other == null || other.record() == null) {
            throw new IllegalStateException("not tied: " + file.documentId());
        }
        ListedRecord one = file.record();
        ListedRecord two = other.record();
        String problem = "two records have this id, and none is newer: places="
                + one.place().label() + ", " + two.place().label() + " (remove one, or map updated)";
        String hash = Hashes.ofParts(one.place().hash(), two.place().hash(), problem);
        ListedRecord broken =
                new ListedRecord(one.place().withProblem(hash, problem), one.access(), one.updated(), false);
        return new ListedFile(file.documentId(), file.uri(), file.size(), file.mtimeMillis(), broken);
    }

    private @Nullable ListedFile peek() {
        Head head = heads.peek();
        return head == null ? null : head.file;
    }

    private @Nullable ListedFile poll() {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        push(head.rest);
        return head.file;
    }

    private void push(Iterator<ListedFile> rest) {
        if (rest.hasNext()) {
            heads.add(new Head(rest.next(), rest));
        }
    }

    @Override
    public void close() {
        readers.forEach(FileRun.Reader::close);
        readers.clear();
        heads.clear();
        next = null;
    }
}
