package dev.corpusmill.query.http;

import dev.corpusmill.query.cache.ServiceCache;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code DELETE /v1/caches}: empties all caches. */
final class ClearCachesEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ClearCachesEndpoint.class);

    private final List<ServiceCache> caches;

    ClearCachesEndpoint(List<ServiceCache> caches) {
        this.caches = caches;
    }

    @Override
    public HandlerType method() {
        return HandlerType.DELETE;
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
        caches.forEach(ClearCachesEndpoint::clear);
        context.status(204);
    }

    static void clear(ServiceCache cache) {
        cache.clear();
        LOG.info("cache cleared: name={}", cache.name());
    }
}
