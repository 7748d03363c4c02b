package dev.corpusmill.query.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.limit.Admission;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.pipeline.SearchRequest;
import dev.corpusmill.search.SearchResult;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;

/** {@code POST /v1/search}: the nodes that fit a question best. */
final class SearchEndpoint {
    private static final int DEFAULT_K = 10;
    private static final int MAX_K = 1000;
    private static final long MAX_BODY_BYTES = 16 << 20;

    private final EndpointSupport exchanges;
    private final QueryPipeline pipeline;
    private final Admission admission;
    private final Cache<SearchResult, byte[]> bodies = Caffeine.newBuilder()
            .weakKeys() // by identity: gone with the result
            .maximumWeight(MAX_BODY_BYTES)
            .weigher((SearchResult result, byte[] body) -> body.length)
            .executor(Runnable::run)
            .build();

    SearchEndpoint(EndpointSupport exchanges, QueryPipeline pipeline, Admission admission) {
        this.exchanges = exchanges;
        this.pipeline = pipeline;
        this.admission = admission;
    }

    void handle(Context context) {
        Deadline deadline = Deadline.after(exchanges.searchTimeout());
        Fields fields = exchanges.body().read(context);
        RequestContext visit = RequestContext.of(context);
        visit.admit(admission);
        String question = fields.text("question");
        Integer k = fields.integer("k", 1, MAX_K);
        NodeFilter filter = exchanges.filters().read(fields);
        fields.refuseUnknown();
        SearchRequest request = new SearchRequest(
                visit.caller().scope(),
                exchanges.questions().check("question", question),
                k == null ? DEFAULT_K : k,
                filter);
        visit.searches(request.question());
        CompletableFuture<SearchCache.Found> search = search(visit, request, deadline);
        if (search.isDone() && !search.isCompletedExceptionally()) {
            write(context, search.join());
        } else {
            context.future(() -> search.thenAccept(found -> write(context, found)));
        }
    }

    private CompletableFuture<SearchCache.Found> search(
            RequestContext visit, SearchRequest request, Deadline deadline) {
        try {
            return pipeline.search(request, deadline);
        } catch (ClassifiedException failed) {
            visit.failed(failed);
            throw failed;
        }
    }

    private void write(Context context, SearchCache.Found found) {
        RequestContext.of(context).found(found);
        context.contentType("application/json").result(body(found));
    }

    /** A result that is asked for again is most likely asked for once more: its JSON is kept as long as it. */
    private byte[] body(SearchCache.Found found) {
        byte[] known = bodies.getIfPresent(found.result());
        if (known != null) {
            return known;
        }
        byte[] body = exchanges.wire().search(found.result());
        if (found.shared()) {
            bodies.put(found.result(), body);
        }
        return body;
    }
}
