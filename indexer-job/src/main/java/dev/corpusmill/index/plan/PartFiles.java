package dev.corpusmill.index.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.core.fs.Path;

/** Lines of one sort, written into numbered files of bounded length. */
final class PartFiles<T> {
    static final int LINES_PER_FILE = 500;

    private final Path folder;
    private final String name;
    private final List<T> open = new ArrayList<>();
    private final List<String> uris = new ArrayList<>();

    PartFiles(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    void add(T line) {
        open.add(line);
        if (open.size() == LINES_PER_FILE) {
            flush();
        }
    }

    /** Writes what is left. */
    void flush() {
        if (open.isEmpty()) {
            return;
        }

        Path path = new Path(folder, String.format(Locale.ROOT, "%s-%05d.jsonl", name, uris.size()));
        try {
            PlanFiles.writeLines(path, open);
        } catch (IOException failure) {
            throw new UncheckedIOException("plan cannot be written: path=" + path, failure);
        }

        uris.add(path.toString());
        open.clear();
    }

    /** The files, all of them after {@link #flush}. */
    List<String> uris() {
        return List.copyOf(uris);
    }
}
