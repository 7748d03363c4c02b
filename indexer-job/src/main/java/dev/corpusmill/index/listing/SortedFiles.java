package dev.corpusmill.index.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts any number of listed files in a bounded part of the memory: what is full is sorted and goes to a file. */
final class SortedFiles implements AutoCloseable {
    private static final int IN_MEMORY = 20_000; // some 8 MB of files, 16 MB of records
    private static final int MAX_RUNS = 64; // open files while they are merged

    private final int inMemory;
    private final int maxRuns;
    private final List<ListedFile> buffer = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<FileRun> handedOver = new ArrayList<>();
    private @Nullable Path folder;
    private boolean sorted;
    private long size;
    private int written;

    /** A run; one that somebody else keeps is not deleted. */
    private record Run(FileRun files, boolean own) {
        long count() {
            return files.count();
        }

        void close() {
            if (own) {
                files.delete();
            }
        }
    }

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

    /** Adds a whole run, which stays where it is. */
    void add(FileRun run) {
        makeRoom();
        runs.add(new Run(run, false));
        size += run.count();
    }

    /** Takes over a run that was added: it is deleted with the others. */
    void handOver(FileRun run) {
        handedOver.add(run);
    }

    long size() {
        return size;
    }

    FileCursor open() {
        sort();
        return new FileCursor(files(runs), buffer);
    }

    /** Writes all of it as one run. */
    FileRun writeTo(Path path) {
        sort();
        try (FileCursor cursor = FileCursor.raw(files(runs), buffer)) {
            return FileRun.write(path, cursor);
        }
    }

    private static List<FileRun> files(List<Run> runs) {
        return runs.stream().map(Run::files).toList();
    }

    private void sort() {
        if (!sorted) {
            buffer.sort(FileCursor.ORDER);
            sorted = true;
        }
    }

    private void spill() {
        makeRoom();
        sort();
        runs.add(new Run(FileRun.write(newFile(), buffer.iterator()), true));
        buffer.clear();
    }

    private void makeRoom() {
        if (runs.size() == maxRuns) {
            merge();
        }
    }

    /** Makes one run of the smaller half, so that no file is copied often. */
    private void merge() {
        runs.sort(Comparator.comparingLong(Run::count));
        List<Run> smaller = new ArrayList<>(runs.subList(0, Math.max(2, runs.size() / 2)));
        FileRun merged;
        try (FileCursor cursor = FileCursor.raw(files(smaller), List.of())) {
            merged = FileRun.write(newFile(), cursor);
        }
        smaller.forEach(Run::close);
        runs.removeAll(smaller);
        runs.add(new Run(merged, true));
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
        runs.forEach(Run::close);
        runs.clear();
        handedOver.forEach(FileRun::delete);
        handedOver.clear();
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
