package dev.corpusmill.index.plan;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.corpusmill.index.flow.PlanEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/** The files of a plan: lines of JSON, one entry each, and {@code summary.json}, which is written last. */
public final class PlanFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader ENTRY = JSON.readerFor(PlanEntry.class);
    private static final ObjectWriter LINE = JSON.writerFor(PlanEntry.class);

    private PlanFiles() {}

    /** The entries of one file; a file holds at most {@link PlanWriter#ENTRIES_PER_PART}. */
    public static List<PlanEntry> read(String uri) {
        Path path = new Path(uri);
        try (FSDataInputStream in = path.getFileSystem().open(path);
                MappingIterator<PlanEntry> lines = ENTRY.readValues(in)) {
            return lines.readAll(new ArrayList<>());
        } catch (IOException failure) {
            throw new UncheckedIOException("plan file cannot be read: uri=" + uri, failure);
        }
    }

    static void write(Path path, List<PlanEntry> entries) throws IOException {
        FileSystem fileSystem = path.getFileSystem();
        try (OutputStream out = fileSystem.create(path, WriteMode.OVERWRITE)) {
            for (PlanEntry entry : entries) {
                out.write(LINE.writeValueAsBytes(entry));
                out.write('\n');
            }
        }
    }

    static void write(Path path, PlanSummary summary) throws IOException {
        try (OutputStream out = path.getFileSystem().create(path, WriteMode.OVERWRITE)) {
            out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(summary));
        }
    }
}
