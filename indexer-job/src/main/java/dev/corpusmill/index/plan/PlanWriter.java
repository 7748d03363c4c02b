package dev.corpusmill.index.plan;

import dev.corpusmill.index.flow.Op;
import dev.corpusmill.index.flow.PlanEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;

/** Writes the entries of a plan into files of bounded length, deletions into files of their own. */
public final class PlanWriter {
    static final int ENTRIES_PER_PART = 500;

    private final Path folder;
    private final List<PlanEntry> open = new ArrayList<>();
    private final List<PlanEntry> openDeletes = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final List<String> deleteParts = new ArrayList<>();

    public PlanWriter(String folder) {
        this.folder = new Path(folder);
    }

    public void add(PlanEntry entry) {
        boolean delete = entry.op() == Op.DELETE;
        List<PlanEntry> buffer = delete ? openDeletes : open;
        buffer.add(entry);
        if (buffer.size() == ENTRIES_PER_PART) {
            flush(delete);
        }
    }

    /** Writes what is left; the lists of parts are complete after it. */
    public void finish() {
        flush(false);
        flush(true);
    }

    public List<String> parts() {
        return parts;
    }

    List<String> deleteParts() {
        return deleteParts;
    }

    private void flush(boolean deletes) {
        List<PlanEntry> buffer = deletes ? openDeletes : open;
        if (buffer.isEmpty()) {
            return;
        }
        List<String> written = deletes ? deleteParts : parts;
        Path path = new Path(folder, String.format("%s-%05d.jsonl", deletes ? "delete" : "part", written.size()));
        try {
            PlanFiles.write(path, buffer);
        } catch (IOException failure) {
            throw new UncheckedIOException("plan cannot be written: path=" + path, failure);
        }
        written.add(path.toString());
        buffer.clear();
    }
}
