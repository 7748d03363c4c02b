package dev.corpusmill.rerank;

import dev.corpusmill.api.search.PostProcessor;
import dev.corpusmill.api.search.PostProcessorProvider;
import dev.corpusmill.api.search.RouteContext;
import dev.corpusmill.call.JsonHttpClient;
import java.time.Duration;

/** Brings the post-processor {@code rerank}: a server judges. */
public final class RerankServerProvider implements PostProcessorProvider<RerankServerConfig> {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_RESPONSE_BYTES = 16 * 1024 * 1024; // vLLM sends the documents back

    @Override
    public String name() {
        return "rerank";
    }

    @Override
    public Class<RerankServerConfig> settings() {
        return RerankServerConfig.class;
    }

    @Override
    public String defaults() {
        return "{api-key: '', api: rerank, batch: 64, max-characters: 4000, remembered: 20000}";
    }

    @Override
    public PostProcessor open(RerankServerConfig settings, RouteContext context) {
        JsonHttpClient http = new JsonHttpClient(
                CONNECT_TIMEOUT, MAX_RESPONSE_BYTES, settings.apiKey().resolve());
        return new ModelReranker(
                context.name(),
                new RerankServer(settings, new RerankApi(settings, http)),
                settings.remembered(),
                System::nanoTime);
    }
}
