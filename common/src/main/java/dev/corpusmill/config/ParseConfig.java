package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.DataSize;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

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
 * @param ocr whether text is recognized in scans and pictures; needs Tesseract where documents are parsed
 * @param ocrLanguages names of Tesseract's language data, the most frequent language first
 * @param ocrTimeout for one page or picture
 * @param ocrMaxPages pages and pictures of one document, at any depth; the text of all others is left out
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
        Ocr ocr,
        List<String> ocrLanguages,
        Duration ocrTimeout,
        int ocrMaxPages,
        List<DocumentFilterConfig> filters)
        implements Serializable {
    /** Most pages whose text may be recognized in one document. */
    public static final int MAX_OCR_PAGES = 10_000;

    private static final Pattern OCR_LANGUAGE = Pattern.compile("\\w+(/\\w+)?");

    public ParseConfig {
        ocrLanguages = List.copyOf(ocrLanguages);
        filters = List.copyOf(filters);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
        check(maxFileSize.bytes() > 0, "max-file-size must be positive");
        check(maxText.bytes() > 0, "max-text must be positive");
        check(childHeap.bytes() >= 32 << 20, "child-heap must be at least 32MB, was %s", childHeap);
        check(maxEmbedded >= 0, "max-embedded must not be negative, was %s", maxEmbedded);
        check(maxDepth >= 1, "max-depth must be at least 1, was %s", maxDepth);
        check(!ocrLanguages.isEmpty(), "ocr-languages must not be empty");
        for (String language : ocrLanguages) {
            check(OCR_LANGUAGE.matcher(language).matches(), "ocr-languages: no name of language data: %s", language);
        }
        check(ocrTimeout.toMillis() > 0, "ocr-timeout must be positive, was %s", ocrTimeout);
        check(
                ocr == Ocr.OFF || ocrTimeout.compareTo(timeout) < 0,
                "ocr-timeout %s must be below timeout %s",
                ocrTimeout,
                timeout);
        check(
                ocrMaxPages >= 1 && ocrMaxPages <= MAX_OCR_PAGES,
                "ocr-max-pages must be between 1 and %s, was %s",
                MAX_OCR_PAGES,
                ocrMaxPages);
    }

    /** Where text is recognized. */
    public enum Ocr {
        /** Nowhere. */
        OFF,
        /** On pages of PDF files without a text layer, in image files, and in those that are members of archives. */
        AUTO,
        /** Also in the pictures of other documents: office files, mails, books. */
        ALWAYS
    }

    /** Where documents are parsed. */
    public enum Isolation {
        /** All but plain text in a child JVM that may die. */
        PROCESS,
        /** In the process of the job. */
        NONE
    }
}
