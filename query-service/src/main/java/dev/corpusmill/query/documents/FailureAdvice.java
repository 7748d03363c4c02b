package dev.corpusmill.query.documents;

import dev.corpusmill.api.model.CatalogueRow;
import java.util.Locale;

/** What a person can do about a document that is not indexed. */
public final class FailureAdvice {
    private FailureAdvice() {}

    /**
     * One sentence.
     *
     * @param managed whether clients may replace the document
     */
    public static String of(CatalogueRow.Failure failure, boolean managed) {
        String then =
                managed ? "then upload it again." : "and replace it where its source has it; the next run reads it.";
        String reason = failure.reason().toLowerCase(Locale.ROOT);
        if (reason.contains("encrypted") || reason.contains("password")) {
            return "Remove the password from the file, " + then;
        }
        if (reason.contains("larger than") || reason.contains("max-text")) {
            return "Split the file into smaller ones, or ask an operator to raise the limit that is named.";
        }
        return switch (failure.stage()) {
            case LIST, FETCH -> "Check that the file is there and can be read; it is tried again by itself.";
            case PARSE -> "Open the file in its program, save it again or export it as PDF, " + then;
            case FILTER -> "A filter of this index leaves it out on purpose; ask an operator if that is wrong.";
            case SPLIT, EMBED, SINK ->
                failure.sticky()
                        ? "Ask an operator: the log of the indexing job has the details."
                        : "Nothing: it is tried again by itself.";
        };
    }
}
