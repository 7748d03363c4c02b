package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.search.Reranker;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.config.SearchConfig;
import dev.corpusmill.config.SecurityConfig;
import dev.corpusmill.config.ServiceConfig;
import dev.corpusmill.query.documents.OriginalFiles;
import dev.corpusmill.query.feedback.FeedbackStore;
import dev.corpusmill.query.pipeline.ChatMemory;
import dev.corpusmill.query.retrieve.DocumentLookup;
import dev.corpusmill.query.status.RunReports;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the HTTP side needs beside the pipeline.
 *
 * @param version of the program
 * @param index name of the index: the model of OpenAI's clients
 * @param language of the index
 * @param filterParser throws IllegalArgumentException, or classified, where a filter is not one
 * @param components states of what the service needs
 * @param answerTimeout for a whole answer; a search has that of the service
 * @param perKey requests of one key at once, where the key says nothing of them
 * @param embedder of the index
 * @param documents those that a client may see
 * @param reranker of the search
 * @param writes whether a model writes answers; else they are quoted
 * @param documentSupport what is known of documents, and how they change
 * @param originals files of documents on this machine
 * @param store of the index
 * @param runs reports of the indexing job
 * @param feedback what people said of answers
 * @param sourceList whether answers in OpenAI's format end with a list of their sources, where a request does not say
 * @param heartbeat after so much silence the client of a stream gets the headers, and then comments
 */
public record HttpSettings(
        ServiceConfig service,
        SecurityConfig security,
        SearchConfig search,
        Operations operations,
        String version,
        String index,
        String language,
        Function<JsonNode, NodeFilter> filterParser,
        Supplier<List<Component>> components,
        Duration answerTimeout,
        Duration heartbeat,
        int perKey,
        ScheduledExecutorService timer,
        ChatMemory memory,
        Clock clock,
        boolean sourceList,
        Embedder embedder,
        DocumentLookup documents,
        Optional<Reranker> reranker,
        boolean writes,
        DocumentSupport documentSupport,
        OriginalFiles originals,
        IndexStore store,
        RunReports runs,
        FeedbackStore feedback) {}
