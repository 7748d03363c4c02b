package dev.corpusmill.index.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.index.report.RunReport.FailedDocument;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes report.json, and the dead-letter file {@code failures.jsonl}, which is derived from the catalogue. */
public final class ReportFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportFiles() {}

    /** Removes the report of an earlier run, so that it cannot be mistaken for this one's; fails now rather than after hours. */
    public static void prepare(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.isDirectory(file)) {
                throw new FileSystemException(file.toString(), null, "is a folder");
            }
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("report cannot be written: path=" + file, failure);
        }
    }

    /** Writes the report so that a reader sees a whole one or none. */
    public static void write(RunReport report, Path file) {
        try {
            Path absolute = file.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            Path written = absolute.resolveSibling(absolute.getFileName() + ".new");
            try {
                Files.write(written, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
                Files.move(written, absolute, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("report cannot be written: path=" + file, failure);
        }
    }

    /** A file of failed documents that grows line by line. */
    public static final class DeadLetters implements AutoCloseable {
        private final Path file;
        private final BufferedWriter writer;
        private final List<FailedDocument> first = new ArrayList<>();

        public DeadLetters(Path file) {
            this.file = file;
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                this.writer = Files.newBufferedWriter(file);
            } catch (IOException failure) {
                throw new UncheckedIOException("dead-letter file cannot be written: path=" + file, failure);
            }
        }

        public void add(FailedDocument document) {
            try {
                writer.write(JSON.writeValueAsString(document));
                writer.write('\n');
            } catch (IOException failure) {
                throw new UncheckedIOException("dead-letter file cannot be written: path=" + file, failure);
            }
            if (first.size() < RunReport.MAX_FAILURES) {
                first.add(document);
            }
        }

        /** The first of them, for the report. */
        public List<FailedDocument> first() {
            return List.copyOf(first);
        }

        @Override
        public void close() {
            try {
                writer.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("dead-letter file cannot be written: path=" + file, failure);
            }
        }
    }
}
