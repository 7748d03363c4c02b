package dev.corpusmill.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A SQuAD-style set: texts, and questions whose answers are places in them.
 *
 * <p>A document is named by its article: the article's {@code id}, or {@code a00}, {@code a01}, … in the order of the
 * file; a passage of it is {@code a00-p00}. The index is presumed to hold files of these names, which {@link #write}
 * makes.
 *
 * @param documents texts by name
 */
public record SquadSet(Map<String, String> documents, List<Question> questions) {
    /** What is one document. */
    public enum Unit {
        PASSAGE,
        ARTICLE
    }

    public SquadSet {
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
        questions = List.copyOf(questions);
    }

    /**
     * Reads a file.
     *
     * @throws QuestionSetException where it cannot be used
     */
    public static SquadSet read(Path file, Unit unit) {
        return new SquadParser(file, unit).parse(QuestionSet.text(file));
    }

    /** Writes each document into a file of its name, to be indexed. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> document : documents.entrySet()) {
            Files.writeString(folder.resolve(document.getKey() + ".txt"), document.getValue());
        }
    }
}
