package dev.corpusmill.index.parse;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one document may still use, shared by all that is embedded in it. Once exceeded it stays so: parsers like to
 * swallow exceptions, so whoever drives them asks again at the end.
 */
public final class TextBudget {
    private final ParseLimits limits;
    private long textBytes;
    private long unpackedBytes;
    private int embedded;
    private @Nullable ParseException exceeded;

    public TextBudget(ParseLimits limits) {
        this.limits = limits;
    }

    /** Counts UTF-8 bytes of text. */
    void text(CharSequence text) {
        textBytes += CleanText.utf8Length(text);
        check(textBytes <= limits.maxText().bytes(), limits::tooMuchText);
    }

    /** Refuses a text of that many characters that has not been counted yet. */
    public void pending(int chars) {
        check(textBytes + chars <= 2 * limits.maxText().bytes(), limits::tooMuchText);
    }

    /** Counts bytes that came out of a container. */
    public void unpacked(long bytes) {
        unpackedBytes += bytes;
        if (unpackedBytes > limits.maxUnpacked().bytes()) {
            fail("more than " + limits.maxUnpacked() + " in embedded documents: parse.max-file-size="
                    + limits.maxFile());
        }
    }

    /** Counts one embedded document at a depth, from 1. */
    public void embedded(int depth) {
        if (++embedded > limits.maxEmbedded()) {
            fail("more than " + limits.maxEmbedded() + " embedded documents: parse.max-embedded="
                    + limits.maxEmbedded());
        }
        if (depth > limits.maxDepth()) {
            fail("containers nested deeper than " + limits.maxDepth() + ": parse.max-depth=" + limits.maxDepth());
        }
    }

    /** Throws what was exceeded, if anything was. */
    public void verify() {
        if (exceeded != null) {
            throw exceeded;
        }
    }

    /** The failure is made when there is one: its stack trace costs more than a block of text. */
    private void check(boolean holds, Supplier<ParseException> otherwise) {
        if (!holds && exceeded == null) {
            exceeded = otherwise.get();
        }
        verify();
    }

    private void fail(String message) {
        check(false, () -> ParseException.rejected(message));
    }
}
