package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Percent;
import java.io.Serializable;

/**
 * What a rebuilt generation must show before it is promoted.
 *
 * @param questions file of golden questions; empty means that only its structure is compared with the live generation's
 * @param tolerance how much lower recall@10 and nDCG@10 may be than the live generation's, as a share of all questions
 * @param structureTolerance how much the structure may differ from the live generation's, as a share of that; a large one
 *     lets everything pass
 */
public record GateConfig(String questions, Percent tolerance, Percent structureTolerance) implements Serializable {
    public GateConfig {
        check(tolerance.share() <= 1, "tolerance must be at most 100%%, was %s", tolerance);
    }
}
