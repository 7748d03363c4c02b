package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.cache.ServiceCache;
import io.javalin.http.Context;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /v1/caches}: what the caches did. {@code DELETE /v1/caches} and {@code …/NAME}: empties them. */
final class CachesEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(CachesEndpoint.class);

    private final EndpointSupport exchanges;
    private final List<ServiceCache> caches;

    CachesEndpoint(EndpointSupport exchanges, List<ServiceCache> caches) {
        this.exchanges = exchanges;
        this.caches = caches;
    }

    void list(Context context) {
        ObjectNode body = exchanges.wire().object();
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
        exchanges.write(context, body);
    }

    void clearAll(Context context) {
        caches.forEach(CachesEndpoint::clear);
        context.status(204);
    }

    void clearOne(Context context) {
        String name = context.pathParam("name");
        clear(caches.stream()
                .filter(cache -> cache.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404, "no-such-cache", "there is no cache of this name; GET /v1/caches lists them"))));
        context.status(204);
    }

    private static void clear(ServiceCache cache) {
        cache.clear();
        LOG.info("cache cleared: name={}", cache.name());
    }
}
