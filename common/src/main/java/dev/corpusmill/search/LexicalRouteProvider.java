package dev.corpusmill.search;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.search.RouteContext;
import dev.corpusmill.api.search.RouteProvider;

/** Brings the route {@code bm25}. */
public final class LexicalRouteProvider implements RouteProvider<NoSettings> {
    @Override
    public String name() {
        return LexicalRoute.KIND;
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Route open(NoSettings settings, RouteContext context) {
        return new LexicalRoute(context.name());
    }
}
