package dev.corpusmill.query.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are drawn, as far as the client says; what is null is left to the configuration or the server.
 *
 * @param passedOn fields of OpenAI's that go to the server as they are, like {@code response_format}
 */
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        List<String> stop,
        @Nullable Long seed,
        Map<String, JsonNode> passedOn) {
    public static final double MAX_TEMPERATURE = 2;
    public static final int MAX_STOPS = 4;
    /** Nothing asked for. */
    public static final Sampling DEFAULT = new Sampling(null, null, null, List.of(), null);

    public Sampling {
        stop = List.copyOf(stop);
        passedOn = Map.copyOf(passedOn);
    }

    /** Sampling that needs nothing to be passed on. */
    public Sampling(
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer maxTokens,
            List<String> stop,
            @Nullable Long seed) {
        this(temperature, topP, maxTokens, stop, seed, Map.of());
    }

    /** The same with an answer of so many tokens at most. */
    public Sampling atMost(int tokens) {
        return new Sampling(
                temperature,
                topP,
                maxTokens == null ? tokens : Integer.valueOf(Math.min(tokens, maxTokens)),
                stop,
                seed,
                passedOn);
    }
}
