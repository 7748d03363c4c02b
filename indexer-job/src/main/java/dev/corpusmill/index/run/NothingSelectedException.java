package dev.corpusmill.index.run;

import java.util.List;

/** No document is of those that a command line asks for: it is wrong, or the sources are. */
public final class NothingSelectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingSelectedException(List<String> only) {
        super("--only selects no document: globs=" + only
                + " (a glob is over the whole path, like 'reports/**' or '**/*.pdf')");
    }
}
