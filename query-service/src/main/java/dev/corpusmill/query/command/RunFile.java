package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.eval.DocumentNames;
import dev.corpusmill.eval.RankedChunk;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what was returned for outside scorers: a line {@code {"qid","rank","doc","text"}} for each chunk. */
final class RunFile implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final Path file;
    private final boolean stems;
    private final BufferedWriter out;

    /** @param stems names documents by their file name without extension, else by their path */
    RunFile(Path file, boolean stems) {
        this.file = file;
        this.stems = stems;
        try {
            this.out = Files.newBufferedWriter(file);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    void write(String questionId, List<RankedChunk> chunks) {
        int rank = 1;
        try {
            for (RankedChunk chunk : chunks) {
                String path = DocumentId.parse(chunk.documentId()).path();
                out.write(json.createObjectNode()
                        .put("qid", questionId)
                        .put("rank", rank++)
                        .put("doc", stems ? DocumentNames.stem(path) : path)
                        .put("text", chunk.text())
                        .toString());
                out.write('\n');
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private ClassifiedException failed(IOException failure) {
        return new ClassifiedException(
                FailureKind.FATAL, "run file cannot be written: file=" + file + " reason=" + failure, failure);
    }
}
