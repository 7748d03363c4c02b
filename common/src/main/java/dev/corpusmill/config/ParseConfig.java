package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * How documents become text.
 *
 * @param isolation {@code process} parses all but plain text in a child JVM; {@code none} parses in process
 * @param timeout for one document
 * @param maxFileSize larger files are skipped, and the report says so
 * @param maxText text of one document, in UTF-8 bytes; a document with more fails
 * @param childHeap heap of a child JVM
 * @param maxEmbedded documents inside one container, at any depth
 * @param maxDepth nesting of containers
 */
public record ParseConfig(
        String isolation,
        Duration timeout,
        DataSize maxFileSize,
        DataSize maxText,
        DataSize childHeap,
        int maxEmbedded,
        int maxDepth)
        implements Serializable {
    public ParseConfig {
        check(Set.of("process", "none").contains(isolation), "isolation must be process or none, was '%s'", isolation);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
        check(maxFileSize.bytes() > 0, "max-file-size must be positive");
        check(maxText.bytes() > 0, "max-text must be positive");
        check(childHeap.bytes() >= 32 << 20, "child-heap must be at least 32MB, was %s", childHeap);
        check(maxEmbedded >= 0, "max-embedded must not be negative, was %s", maxEmbedded);
        check(maxDepth >= 1, "max-depth must be at least 1, was %s", maxDepth);
    }
}
