package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Limit;
import java.io.Serializable;

/**
 * What a run refuses to do, or ends with a complaint about.
 *
 * @param maxDeletes of the catalogue that one run may delete; more is refused with exit code 3
 * @param deleteAfter complete runs that must miss a document before it is deleted; for a whole folder at least 2
 * @param maxFailed of the inputs that may fail; more ends with exit code 4
 * @param maxEmpty of the inputs that may hold no text; more ends with exit code 4
 * @param tolerated so many failed, or empty, documents are never too many: a share allows none in a small folder
 */
public record GuardsConfig(Limit maxDeletes, int deleteAfter, Limit maxFailed, Limit maxEmpty, long tolerated)
        implements Serializable {
    private static final int MOST_RUNS = 100;

    public GuardsConfig {
        check(maxDeletes.share().share() <= 1, "max-deletes must be at most 100%%, was %s", maxDeletes);
        check(
                deleteAfter >= 1 && deleteAfter <= MOST_RUNS,
                "delete-after must be from 1 to %s runs, was %s",
                MOST_RUNS,
                deleteAfter);
        check(maxFailed.share().share() <= 1, "max-failed must be at most 100%%, was %s", maxFailed);
        check(tolerated >= 0, "tolerated must not be negative, was %s", tolerated);
        check(maxEmpty.share().share() <= 1, "max-empty must be at most 100%%, was %s", maxEmpty);
    }
}
