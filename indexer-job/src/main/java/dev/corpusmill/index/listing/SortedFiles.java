package dev.corpusmill.index.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts any number of listed files in a bounded part of the memory: what is full is sorted and goes to a file. */
final class SortedFiles implements AutoCloseable {
    private static final int IN_MEMORY = 20_000; // some 8 MB
    private static final int MAX_RUNS = 64; // open files while they are merged

    private final int inMemory;
    private final int maxRuns;
    private final List<ListedFile> buffer = new ArrayList<>();
    private final List<FileRun> runs = new ArrayList<>();
    private @Nullable Path folder;
    private boolean sorted;
    private long size;
    private int written;

    SortedFiles() {
        this(IN_MEMORY, MAX_RUNS);
    }

    SortedFiles(int inMemory, int maxRuns) {
        this.inMemory = inMemory;
        this.maxRuns = maxRuns;
    }

    void add(ListedFile file) {
        buffer.add(file);
        sorted = false;
        size++;
        if (buffer.size() == inMemory) {
            spill();
        }
    }

    long size() {
        return size;
    }

    FileCursor open() {
        sort();
        return new FileCursor(runs, buffer);
    }

    private void sort() {
        if (!sorted) {
            buffer.sort(FileCursor.ORDER);
            sorted = true;
        }
    }

    private void spill() {
        if (runs.size() == maxRuns) {
            merge();
        }
        sort();
        runs.add(FileRun.write(newFile(), buffer.iterator()));
        buffer.clear();
    }

    /** Makes one run of all. */
    private void merge() {
        FileRun all;
        try (FileCursor cursor = new FileCursor(runs, List.of())) {
            all = FileRun.write(newFile(), cursor);
        }
        runs.forEach(FileRun::delete);
        runs.clear();
        runs.add(all);
    }

    private Path newFile() {
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("corpusmill-listing");
            }
            return folder.resolve("run-" + written++);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "listing cannot be written: folder=" + System.getProperty("java.io.tmpdir"), failure);
        }
    }

    @Override
    public void close() {
        runs.forEach(FileRun::delete);
        runs.clear();
        buffer.clear();
        try {
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("listing cannot be deleted: path=" + folder, failure);
        }
    }
}
