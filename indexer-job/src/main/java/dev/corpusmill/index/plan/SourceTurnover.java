package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sees where a source suddenly holds other documents than before: a wrong folder, or another disk in its place. */
public final class SourceTurnover {
    /** Of so few documents all may well be new ones. */
    private static final long MIN_KNOWN = 20;

    /** One in so many may be the same by chance: a README is everywhere. */
    private static final long COMMON_SHARE = 100;

    private final Map<String, Counts> bySource = new TreeMap<>();

    private static final class Counts {
        private long known;
        private long common;
        private long gone;
        private long added;
    }

    /** It has a row; for callers that do not see which of these are gone. */
    public void known(String documentId) {
        of(documentId).known++;
    }

    public void common(String documentId) {
        of(documentId).common++;
    }

    public void gone(String documentId) {
        of(documentId).gone++;
    }

    public void added(String documentId) {
        of(documentId).added++;
    }

    /** One line for each source that was replaced. */
    public List<String> replaced() {
        List<String> lines = new ArrayList<>();
        bySource.forEach((source, counts) -> {
            long known = Math.max(counts.known, counts.common + counts.gone);
            if (known >= MIN_KNOWN && counts.added > 0 && counts.common * COMMON_SHARE < known) {
                lines.add(String.format(
                        Locale.ROOT,
                        "source=%s known=%d listed=%d common=%d",
                        source,
                        known,
                        counts.common + counts.added,
                        counts.common));
            }
        });
        return lines;
    }

    private Counts of(String documentId) {
        return bySource.computeIfAbsent(DocumentId.parse(documentId).source(), unused -> new Counts());
    }
}
