package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.cache.ServiceCache;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/** {@code GET /v1/caches}: what the caches did. */
final class CachesEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final List<ServiceCache> caches;

    CachesEndpoint(EndpointSupport support, List<ServiceCache> caches) {
        this.support = support;
        this.caches = caches;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/v1/caches";
    }

    @Override
    public Access access() {
        return Access.OPERATOR;
    }

    @Override
    public void handle(Context context) {
        ObjectNode body = support.json().object();
        ArrayNode list = body.putArray("caches");
        for (ServiceCache cache : caches) {
            ServiceCache.Report report = cache.report();
            list.addObject()
                    .put("name", cache.name())
                    .put("entries", report.entries())
                    .put("bytes", report.bytes())
                    .put("hits", report.hits())
                    .put("misses", report.misses())
                    .put("shared", report.shared())
                    .put("dropped", report.dropped())
                    .put("evictions", report.evictions());
        }
        support.write(context, body);
    }
}
