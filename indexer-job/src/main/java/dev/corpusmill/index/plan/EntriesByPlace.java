package dev.corpusmill.index.plan;

import com.fasterxml.jackson.databind.MappingIterator;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.flow.RecordPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Entries of records, brought from the order of their ids into that of their places, so that each shard is read once from
 * its front. What does not fit into a bounded part of the memory is sorted into temporary files and merged.
 */
final class EntriesByPlace {
    /** Shards one after the other, the records of each in their order. */
    static final Comparator<PlanEntry> ORDER = Comparator.comparing(EntriesByPlace::place, RecordPlace.ORDER);

    private static final int IN_MEMORY = 20_000; // some 20 MB

    private final int inMemory;
    private final List<PlanEntry> buffer = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();

    private record Head(PlanEntry entry, Iterator<PlanEntry> rest) {}

    EntriesByPlace() {
        this(IN_MEMORY);
    }

    EntriesByPlace(int inMemory) {
        this.inMemory = inMemory;
    }

    void add(PlanEntry entry) {
        buffer.add(entry);
        if (buffer.size() == inMemory) {
            spill();
        }
    }

    private void spill() {
        buffer.sort(ORDER);
        try {
            Path run = Files.createTempFile("corpusmill-plan", ".jsonl");
            runs.add(run);
            PlanFiles.writeLines(org.apache.flink.core.fs.Path.fromLocalFile(run.toFile()), buffer);
        } catch (IOException failure) {
            throw failed("written", failure);
        }
        buffer.clear();
    }

    /** Gives all entries in their order, and forgets them. */
    void drain(Consumer<PlanEntry> consumer) {
        buffer.sort(ORDER);
        List<MappingIterator<PlanEntry>> open = new ArrayList<>();
        try {
            PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::entry, ORDER));
            push(heads, buffer.iterator());
            for (Path run : runs) {
                MappingIterator<PlanEntry> entries = PlanFiles.iterator(run);
                open.add(entries);
                push(heads, entries);
            }
            for (Head head = heads.poll(); head != null; head = heads.poll()) {
                consumer.accept(head.entry);
                push(heads, head.rest);
            }
        } catch (IOException failure) {
            throw failed("read", failure);
        } finally {
            close(open);
        }
    }

    private static void push(PriorityQueue<Head> heads, Iterator<PlanEntry> rest) {
        if (rest.hasNext()) {
            heads.add(new Head(rest.next(), rest));
        }
    }

    private void close(List<MappingIterator<PlanEntry>> open) {
        try {
            for (MappingIterator<PlanEntry> entries : open) {
                entries.close();
            }
            for (Path run : runs) {
                Files.deleteIfExists(run);
            }
        } catch (IOException failure) {
            throw failed("deleted", failure);
        }
        runs.clear();
        buffer.clear();
    }

    private static RecordPlace place(PlanEntry entry) {
        return Objects.requireNonNull(entry.record(), "not a record");
    }

    private static UncheckedIOException failed(String what, IOException failure) {
        return new UncheckedIOException(
                "a temporary part of a plan cannot be " + what + ": folder=" + System.getProperty("java.io.tmpdir"),
                failure);
    }
}
