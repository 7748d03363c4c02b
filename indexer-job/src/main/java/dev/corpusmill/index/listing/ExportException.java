package dev.corpusmill.index.listing;

import java.util.List;

/** An export that its source's configuration does not fit; the message has a line for each problem. */
public final class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_NAMED = 20;

    public ExportException(String source, List<String> problems) {
        super("source cannot be read as it is configured: source=" + source + "\n  "
                + String.join("\n  ", problems.subList(0, Math.min(MAX_NAMED, problems.size())))
                + (problems.size() > MAX_NAMED ? "\n  and " + (problems.size() - MAX_NAMED) + " more" : ""));
    }
}
