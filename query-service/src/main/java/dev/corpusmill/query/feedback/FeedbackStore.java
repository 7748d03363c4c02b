package dev.corpusmill.query.feedback;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judgements of answers, a file each, and the golden questions that were made of them. */
public final class FeedbackStore {
    private static final int MAX_FILES = 10_000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}-[0-9a-f]{8}");
    private static final String END = ".json";

    private final Path folder;
    private final Path golden;
    private final ObjectMapper json = new ObjectMapper();

    /** {@code golden} is the file of golden questions, JSON lines. */
    public FeedbackStore(Path folder, Path golden) {
        this.folder = folder;
        this.golden = golden;
    }

    /**
     * Keeps a judgement.
     *
     * @throws ClassifiedException OVERLOADED where there are too many that nobody has looked at
     */
    public synchronized void add(Feedback feedback) {
        try {
            Files.createDirectories(folder);
            if (ids().size() >= MAX_FILES) {
                throw new ClassifiedException(
                        FailureKind.OVERLOADED,
                        "there is no room for more feedback: kept=" + MAX_FILES
                                + " (an operator removes old files from the folder feedback beside the index)");
            }
            write(feedback);
        } catch (IOException failed) {
            throw notWritten(failed);
        }
    }

    /** The judgements of a tenant, newest first. */
    public List<Feedback> list(String tenant, int max) {
        List<Feedback> list = new ArrayList<>();
        try {
            for (String id : ids()) {
                read(id).filter(each -> each.tenant().equals(tenant)).ifPresent(list::add);
                if (list.size() >= max) {
                    break;
                }
            }
        } catch (IOException failed) {
            throw notWritten(failed);
        }
        return list;
    }

    /** A judgement of a tenant. */
    public Optional<Feedback> find(String tenant, String id) {
        try {
            return ID.matcher(id).matches()
                    ? read(id).filter(each -> each.tenant().equals(tenant))
                    : Optional.empty();
        } catch (IOException failed) {
            throw notWritten(failed);
        }
    }

    /** Nothing comes of it. */
    public synchronized void reject(Feedback feedback) {
        try {
            write(feedback.in(Feedback.State.REJECTED));
        } catch (IOException failed) {
            throw notWritten(failed);
        }
    }

    /** Makes a golden question of it: a right passage is of this document and holds this text. */
    public synchronized void accept(Feedback feedback, String question, Feedback.Passage passage) {
        ObjectNode line =
                json.createObjectNode().put("qid", "feedback-" + feedback.id()).put("question", question);
        line.putArray("answers").add(passage.text());
        line.putArray("documents").add(passage.document());
        try {
            String before = Files.exists(golden) ? Files.readString(golden) : "";
            if (!before.contains(
                    "\"feedback-" + feedback.id() + "\"")) { // a stop between both files costs no second line
                String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
                replace(golden, before + gap + line + "\n");
            }
            write(feedback.in(Feedback.State.ACCEPTED));
        } catch (IOException failed) {
            throw notWritten(failed);
        }
    }

    private void write(Feedback feedback) throws IOException {
        replace(folder.resolve(feedback.id() + END), json.writeValueAsString(feedback));
    }

    private static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<Feedback> read(String id) throws IOException {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(folder.resolve(id + END)), Feedback.class));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** Newest first. */
    private List<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .map(name -> name.substring(0, name.length() - END.length()))
                    .filter(id -> ID.matcher(id).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static ClassifiedException notWritten(IOException failed) {
        return new ClassifiedException(
                FailureKind.FATAL, "feedback not kept: reason=" + ClassifiedException.reasonOf(failed), failed);
    }
}
