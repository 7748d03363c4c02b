package dev.corpusmill.query.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How tokens are drawn, as far as the client says; what is null is left to the configuration or the server. */
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        List<String> stop,
        @Nullable Long seed) {
    public static final double MAX_TEMPERATURE = 2;
    public static final int MAX_STOPS = 4;
    /** Nothing asked for. */
    public static final Sampling DEFAULT = new Sampling(null, null, null, List.of(), null);

    public Sampling {
        stop = List.copyOf(stop);
    }
}
