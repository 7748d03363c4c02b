package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.config.SecurityConfig;
import dev.corpusmill.config.ServiceConfig;
import dev.corpusmill.query.cache.ServiceCache;
import dev.corpusmill.query.pipeline.Conversations;
import dev.corpusmill.query.security.Keys;
import dev.corpusmill.store.NodeFilter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the HTTP side needs beside the pipeline.
 *
 * @param index name of the index: the model of OpenAI's clients
 * @param filterParser throws IllegalArgumentException, or classified, where a filter is not one
 * @param components states of what the service needs
 * @param answerTimeout for a whole answer; a search has that of the service
 * @param openStreamAfter without a token for so long a stream's headers go out alone
 */
public record HttpSettings(
        ServiceConfig service,
        SecurityConfig security,
        Keys keys,
        Limits limits,
        String index,
        Function<JsonNode, NodeFilter> filterParser,
        Supplier<List<Component>> components,
        Duration answerTimeout,
        Duration openStreamAfter,
        ScheduledExecutorService timer,
        List<ServiceCache> caches,
        Conversations conversations,
        Clock clock) {}
