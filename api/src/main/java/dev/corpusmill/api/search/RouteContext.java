package dev.corpusmill.api.search;

import dev.corpusmill.api.embed.Embedder;
import java.util.function.Predicate;

/**
 * What a route is opened for.
 *
 * @param name of the route in the configuration; {@link Route#name} returns it
 * @param language of the index
 * @param embedder of the index; closed by the code that opened the route
 * @param embedded whether the vector of a question is at hand, so that the embedder answers at once
 */
public record RouteContext(String name, String language, Embedder embedder, Predicate<String> embedded) {}
