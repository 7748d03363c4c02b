package dev.corpusmill.query.cache;

import dev.corpusmill.api.search.Query;
import dev.corpusmill.query.arrange.Arrangement;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.search.RouteChoice;

/**
 * All that a search result depends on. The revision is the one of the view that is searched: so a result is only ever
 * found by requests that see the commit that it saw.
 *
 * @param query with the number of hits that the request wants and the whole filter, that of the scope included
 */
public record SearchKey(
        Scope scope, Query query, RouteChoice routes, Arrangement arrangement, String generation, String revision) {}
