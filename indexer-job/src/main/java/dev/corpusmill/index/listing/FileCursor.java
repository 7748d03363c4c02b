package dev.corpusmill.index.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Walks through listed files in the order of their ids, merging the sorted runs that they lie in. */
public final class FileCursor implements Iterator<ListedFile>, AutoCloseable {
    static final Comparator<ListedFile> ORDER =
            Comparator.comparing(ListedFile::documentId, Utf8Order.INSTANCE).thenComparing(ListedFile::uri);

    private final List<FileRun.Reader> readers = new ArrayList<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::file, ORDER));

    private record Head(ListedFile file, Iterator<ListedFile> rest) {}

    /** Takes sorted runs of files, and one run in memory. */
    FileCursor(List<FileRun> runs, List<ListedFile> inMemory) {
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
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public ListedFile next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
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
    }
}
