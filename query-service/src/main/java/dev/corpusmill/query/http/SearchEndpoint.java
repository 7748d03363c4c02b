package dev.corpusmill.query.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.http.jetty.WholeResponse;
import dev.corpusmill.query.limit.Admission;
import dev.corpusmill.query.pipeline.Retriever;
import dev.corpusmill.query.pipeline.SearchRequest;
import dev.corpusmill.search.SearchResult;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.concurrent.CompletableFuture;

/** {@code POST /v1/search}: the nodes that fit a question best. */
final class SearchEndpoint implements Endpoint {
    private static final long MAX_BODY_BYTES = 16 << 20;

    private final EndpointSupport support;
    private final SearchRequests requests;
    private final Retriever retriever;
    private final Admission admission;
    private final String language;
    private final Cache<SearchResult, byte[]> bodies = Caffeine.newBuilder()
            .weakKeys() // by identity: gone with the result
            .maximumWeight(MAX_BODY_BYTES)
            .weigher((SearchResult result, byte[] body) -> body.length)
            .executor(Runnable::run)
            .build();

    /** @param language of the index, whose words are highlighted */
    SearchEndpoint(EndpointSupport support, Retriever retriever, Admission admission, String language) {
        this.support = support;
        this.requests = new SearchRequests(support);
        this.retriever = retriever;
        this.admission = admission;
        this.language = language;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/search";
    }

    @Override
    public void handle(Context context) {
        Deadline deadline = Deadline.after(support.searchTimeout());
        Fields fields = support.body().read(context);
        RequestContext.of(context).admit(admission);
        SearchRequests.Arranged arranged = requests.readArranged(
                fields, RequestContext.of(context).client().scope());
        SearchRequest request = arranged.search();
        Presentation presentation = arranged.presentation();
        RequestContext.of(context).searches(request.question());

        CompletableFuture<SearchCache.Found> search = search(context, request, deadline);
        if (search.isDone() && !search.isCompletedExceptionally()) {
            WholeResponse.write(context, body(context, search.join(), request, presentation));
        } else {
            context.future(() -> search.thenCompose(
                    found -> WholeResponse.send(context, body(context, found, request, presentation))));
        }
    }

    private CompletableFuture<SearchCache.Found> search(Context context, SearchRequest request, Deadline deadline) {
        try {
            return retriever.retrieve(request, deadline);
        } catch (ClassifiedException failed) {
            RequestContext.of(context).failed(failed);
            throw failed;
        }
    }

    private byte[] body(Context context, SearchCache.Found found, SearchRequest request, Presentation presentation) {
        RequestContext.of(context).found(found);
        return presentation.equals(Presentation.USUAL)
                ? body(found)
                : support.json().search(found.result(), presentation, language, request.question());
    }

    /** A result that is asked for again is most likely asked for once more: its JSON is kept as long as it. */
    private byte[] body(SearchCache.Found found) {
        byte[] known = bodies.getIfPresent(found.result());
        if (known != null) {
            return known;
        }
        byte[] body = support.json().search(found.result());
        if (found.shared()) {
            bodies.put(found.result(), body);
        }
        return body;
    }
}
