package dev.corpusmill.api.search;

import dev.corpusmill.api.embed.Embedder;
import java.util.function.Predicate;

/**
 * What a route, or a post-processor, is opened for.
 *
 * @param name of the route in the configuration; {@link Route#name} returns it
 * @param group node group that is searched; what {@link Route#prepare} reads is of this one
 * @param language of the index
 * @param embedder of the index; closed by the code that opened the route
 * @param embedded whether the vector of a question is at hand, so that the embedder answers at once
 */
public record RouteContext(String name, String group, String language, Embedder embedder, Predicate<String> embedded) {}
