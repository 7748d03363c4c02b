package dev.corpusmill.index.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.index.flow.PlanEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/** The files of a plan: lines of JSON, one entry each, and {@code summary.json}, which is written last. */
public final class PlanFiles {
    private static final String SUMMARY = "summary.json";
    private static final String PART_NAME = "[a-z]+-\\d+\\.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader ENTRY = JSON.readerFor(PlanEntry.class);

    private PlanFiles() {}

    /** The entries of one file; a file holds at most {@link PartFiles#LINES_PER_FILE}. */
    public static List<PlanEntry> read(String uri) {
        Path path = new Path(uri);
        try (FSDataInputStream in = path.getFileSystem().open(path);
                MappingIterator<PlanEntry> lines = ENTRY.readValues(in)) {
            return lines.readAll(new ArrayList<>());
        } catch (IOException failure) {
            throw new UncheckedIOException("plan file cannot be read: uri=" + uri, failure);
        }
    }

    /** The entries of a file of this machine, one after the other. */
    static MappingIterator<PlanEntry> iterator(java.nio.file.Path file) throws IOException {
        return ENTRY.readValues(file.toFile());
    }

    /** Ends a plan: its folder may be moved from now on. */
    public static void write(String folder, StoredPlan plan) {
        PlanSummary summary = plan.summary();
        PlanSummary named = summary.in(
                summary.runToken(), summary.generation(), names(summary.parts()), names(summary.deleteParts()));
        Path path = new Path(folder, SUMMARY);
        try (OutputStream out = path.getFileSystem().create(path, WriteMode.OVERWRITE)) {
            out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(plan.with(named)));
        } catch (IOException failure) {
            throw new UncheckedIOException("plan cannot be written: path=" + path, failure);
        }
    }

    /** {@code summary.json} as it is. */
    public static String summary(String folder) {
        Path path = new Path(folder, SUMMARY);
        try (FSDataInputStream in = path.getFileSystem().open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("plan cannot be read: path=" + path, failure);
        }
    }

    /**
     * The plan of a folder, its parts where they are now.
     *
     * @throws ClassifiedException FATAL where there is no whole plan
     */
    public static StoredPlan readPlan(String folder) {
        Path path = new Path(folder, SUMMARY);
        StoredPlan stored;
        try (FSDataInputStream in = path.getFileSystem().open(path)) {
            stored = JSON.readValue(in, StoredPlan.class);
        } catch (JsonProcessingException failure) {
            throw noPlan(folder, "summary.json is not one of a plan", failure);
        } catch (IOException failure) {
            throw noPlan(
                    folder,
                    "summary.json, which is written last, cannot be read: " + ClassifiedException.reasonOf(failure),
                    failure);
        }

        PlanSummary summary = stored.summary();
        return stored.with(summary.in(
                summary.runToken(),
                summary.generation(),
                uris(folder, summary.parts()),
                uris(folder, summary.deleteParts())));
    }

    /** Copies the entries of a plan for a run that applies it: they take versions of that run. */
    public static PlanSummary copy(PlanSummary plan, long runToken, String folder) {
        PlanWriter writer = new PlanWriter(folder);
        for (List<String> uris : List.of(plan.parts(), plan.deleteParts())) {
            for (String uri : uris) {
                for (PlanEntry entry : read(uri)) {
                    writer.add(entry.withVersion(Version.of(runToken, Version.entry(entry.version()))));
                }
            }
        }
        writer.finish();
        return plan.in(runToken, plan.generation(), writer.parts(), writer.deleteParts());
    }

    static void writeLines(Path path, List<?> lines) throws IOException {
        FileSystem fileSystem = path.getFileSystem();
        try (OutputStream out = fileSystem.create(path, WriteMode.OVERWRITE)) {
            for (Object line : lines) {
                out.write(JSON.writeValueAsBytes(line));
                out.write('\n');
            }
        }
    }

    private static List<String> names(List<String> uris) {
        return uris.stream().map(uri -> new Path(uri).getName()).toList();
    }

    private static List<String> uris(String folder, List<String> names) {
        for (String name : names) {
            if (!name.matches(PART_NAME)) {
                throw new ClassifiedException(
                        FailureKind.FATAL, "not a part of a plan: folder=" + folder + " part=" + name);
            }
        }
        return names.stream().map(name -> new Path(folder, name).toString()).toList();
    }

    private static ClassifiedException noPlan(String folder, String what, IOException failure) {
        return new ClassifiedException(
                FailureKind.FATAL, "there is no whole plan: folder=" + folder + " (" + what + ")", failure);
    }
}
