package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.DataSize;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * How documents become text.
 *
 * @param timeout for one document
 * @param maxFileSize larger files are skipped, and the report says so
 * @param maxText text of one document, in UTF-8 bytes; a document with more fails
 * @param childHeap heap of a child JVM
 * @param maxEmbedded documents inside one container, at any depth
 * @param maxDepth nesting of containers
 * @param hidden whether hidden text, sheets, rows, columns and slides are read
 * @param comments whether the comments of reviewers are read
 * @param mainText whether only the main text of a web page is read, without its navigation
 * @param filters keep documents out by their content; in this order
 */
public record ParseConfig(
        Isolation isolation,
        Duration timeout,
        DataSize maxFileSize,
        DataSize maxText,
        DataSize childHeap,
        int maxEmbedded,
        int maxDepth,
        boolean hidden,
        boolean comments,
        boolean mainText,
        List<DocumentFilterConfig> filters)
        implements Serializable {
    public ParseConfig {
        filters = List.copyOf(filters);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
        check(maxFileSize.bytes() > 0, "max-file-size must be positive");
        check(maxText.bytes() > 0, "max-text must be positive");
        check(childHeap.bytes() >= 32 << 20, "child-heap must be at least 32MB, was %s", childHeap);
        check(maxEmbedded >= 0, "max-embedded must not be negative, was %s", maxEmbedded);
        check(maxDepth >= 1, "max-depth must be at least 1, was %s", maxDepth);
    }

    /** Where documents are parsed. */
    public enum Isolation {
        /** All but plain text in a child JVM that may die. */
        PROCESS,
        /** In the process of the job. */
        NONE
    }
}
