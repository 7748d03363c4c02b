package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;

/**
 * What a run refuses to do.
 *
 * @param maxDeletes share of the catalogue that one run may delete; more is refused with exit code 3
 * @param maxFailed share of the inputs that may fail; more ends with exit code 4
 */
public record GuardsConfig(Percent maxDeletes, Percent maxFailed) implements Serializable {
    public GuardsConfig {
        check(maxDeletes.share() <= 1, "max-deletes must be at most 100%%, was %s", maxDeletes);
        check(maxFailed.share() <= 1, "max-failed must be at most 100%%, was %s", maxFailed);
    }
}
