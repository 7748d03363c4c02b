package dev.corpusmill.query.http;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.pipeline.SearchRequest;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.store.NodeFilter;
import io.javalin.http.Context;

/** {@code POST /v1/search}: the nodes that fit a question best. */
final class SearchEndpoint {
    private static final int DEFAULT_K = 10;
    private static final int MAX_K = 1000;

    private final Exchanges exchanges;
    private final QueryPipeline pipeline;

    SearchEndpoint(Exchanges exchanges, QueryPipeline pipeline) {
        this.exchanges = exchanges;
        this.pipeline = pipeline;
    }

    void handle(Context context) {
        Deadline deadline = Deadline.after(exchanges.searchTimeout());
        Fields fields = exchanges.body().read(context);
        String question = fields.text("question");
        Integer k = fields.integer("k", 1, MAX_K);
        NodeFilter filter = exchanges.filters().read(fields);
        fields.refuseUnknown();
        SearchRequest request = new SearchRequest(
                Visit.of(context).caller().scope(),
                exchanges.questions().check("question", question),
                k == null ? DEFAULT_K : k,
                filter);
        SearchResult result = pipeline.search(request, deadline);
        exchanges.write(context, exchanges.wire().search(result));
    }
}
