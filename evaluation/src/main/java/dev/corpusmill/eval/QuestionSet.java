package dev.corpusmill.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads sets of golden questions: JSON lines of ours, or SQuAD-style JSON. */
public final class QuestionSet {
    private QuestionSet() {}

    /**
     * Reads a file; {@code .json} is SQuAD-style, all else JSON lines.
     *
     * @param unit what was indexed as one document, of a SQuAD-style set
     * @throws QuestionSetException where it cannot be used
     */
    public static List<Question> read(Path file, SquadSet.Unit unit) {
        List<Question> questions =
                isSquad(file) ? SquadSet.read(file, unit).questions() : JsonLines.parse(text(file), file);
        if (questions.isEmpty()) {
            throw new QuestionSetException("no questions in the set: file=" + file);
        }
        Set<String> ids = new HashSet<>();
        for (Question question : questions) {
            if (!ids.add(question.id())) {
                throw new QuestionSetException("two questions have one id: file=" + file + " qid=" + question.id());
            }
        }
        return questions;
    }

    public static boolean isSquad(Path file) {
        return file.toString().endsWith(".json");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new QuestionSetException("no such file: " + file, missing);
        } catch (IOException failure) {
            throw new QuestionSetException("questions cannot be read: file=" + file + " reason=" + failure, failure);
        }
    }
}
