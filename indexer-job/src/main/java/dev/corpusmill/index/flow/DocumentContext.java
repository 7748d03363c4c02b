package dev.corpusmill.index.flow;

import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Stage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document on its way through the job; each of its records carries it.
 *
 * @param language of its text, as an ISO 639 code; empty where it is not known
 * @param file what was read, or listed where nothing was read
 * @param failure why, where the outcome is FAILED
 * @param warnings what is missing from the text and why; bounded, one line each
 * @param nodes number of nodes per group; known once the document is split
 */
public record DocumentContext(
        PlanEntry entry,
        String title,
        String language,
        FileStamp file,
        Outcome outcome,
        @Nullable Failure failure,
        List<String> warnings,
        Map<String, Integer> nodes) {
    private static final int MAX_REASON = 500;
    private static final int MAX_WARNINGS = 10;

    /** A document of which nothing was read. */
    public static DocumentContext unread(PlanEntry entry) {
        return new DocumentContext(entry, "", "", entry.file(), Outcome.NOT_READ, null, List.of(), Map.of());
    }

    public DocumentContext withOutcome(Outcome newOutcome) {
        return new DocumentContext(entry, title, language, file, newOutcome, failure, warnings, nodes);
    }

    /** The same document, cut into nodes. */
    public DocumentContext split(Map<String, Integer> counts) {
        return new DocumentContext(
                entry, title, language, file, Outcome.INDEXED, failure, warnings, Map.copyOf(counts));
    }

    /** The same document, read: its bytes' hash and what its source said of it then. */
    public DocumentContext read(FileStamp newFile) {
        return new DocumentContext(entry, title, language, newFile, outcome, failure, warnings, nodes);
    }

    /** The same document, parsed. */
    public DocumentContext parsed(String newTitle, List<String> newWarnings) {
        List<String> bounded = newWarnings.stream()
                .limit(MAX_WARNINGS)
                .map(DocumentContext::line)
                .toList();
        return new DocumentContext(entry, newTitle, language, file, outcome, failure, bounded, nodes);
    }

    /** The same document, whose text is in this language. */
    public DocumentContext inLanguage(String code) {
        return new DocumentContext(entry, title, code, file, outcome, failure, warnings, nodes);
    }

    /** The same document, failed; the reason is one line of bounded length. */
    public DocumentContext failed(Failure why) {
        Failure bounded = new Failure(why.stage(), why.kind(), line(why.reason()));
        return new DocumentContext(entry, title, language, file, Outcome.FAILED, bounded, warnings, Map.of());
    }

    public String documentId() {
        return entry.documentId();
    }

    /** Why a document with the outcome FAILED failed. */
    public Failure reasonFailed() {
        return Objects.requireNonNull(failure, "not failed");
    }

    /** Whether it failed in this stage. */
    public boolean failedIn(Stage stage) {
        return failure != null && failure.stage() == stage;
    }

    private static String line(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "…";
    }
}
