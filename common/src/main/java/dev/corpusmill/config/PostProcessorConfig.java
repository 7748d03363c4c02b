package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.search.PostProcessorProvider;
import java.io.Serializable;
import java.time.Duration;

/**
 * A step between fusion and the cut to the number of hits that was asked for.
 *
 * @param kind name of its provider
 * @param candidates fused hits that it sees at most
 * @param timeout after which the order before it stays
 * @param settings of the providers
 */
public record PostProcessorConfig(
        String kind,
        int candidates,
        Duration timeout,

        @Sections.Of(value = PostProcessorProvider.class, chosenBy = "kind")
        Sections settings)
        implements Serializable {
    public PostProcessorConfig {
        check(candidates >= 1 && candidates <= 1000, "candidates must be 1 to 1000, was %s", candidates);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
    }
}
