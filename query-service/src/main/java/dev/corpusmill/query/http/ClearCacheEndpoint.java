package dev.corpusmill.query.http;

import dev.corpusmill.query.cache.ServiceCache;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/** {@code DELETE /v1/caches/{name}}: empties one cache. */
final class ClearCacheEndpoint implements Endpoint {
    private final List<ServiceCache> caches;

    ClearCacheEndpoint(List<ServiceCache> caches) {
        this.caches = caches;
    }

    @Override
    public HandlerType method() {
        return HandlerType.DELETE;
    }

    @Override
    public String path() {
        return "/v1/caches/{name}";
    }

    @Override
    public Access access() {
        return Access.OPERATOR;
    }

    @Override
    public void handle(Context context) {
        String name = context.pathParam("name");
        ServiceCache cache = caches.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "no-such-cache", "there is no cache of this name; GET /v1/caches lists them")));
        ClearCachesEndpoint.clear(cache);
        context.status(204);
    }
}
