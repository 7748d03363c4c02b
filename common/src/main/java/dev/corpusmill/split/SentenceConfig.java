package dev.corpusmill.split;

import static dev.corpusmill.api.config.Check.check;

/**
 * Settings of the splitter {@code sentence}.
 *
 * @param minTokens a shorter sentence is joined with those that follow it in its paragraph
 */
public record SentenceConfig(int minTokens) {
    public SentenceConfig {
        check(minTokens >= 0 && minTokens <= 512, "min-tokens must be 0 to 512, was %s", minTokens);
    }
}
