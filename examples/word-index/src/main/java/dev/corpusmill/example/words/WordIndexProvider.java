package dev.corpusmill.example.words;

import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.search.RouteContext;
import dev.corpusmill.api.search.RouteProvider;

/** Brings the kind of route {@code word-index}. */
public final class WordIndexProvider implements RouteProvider<WordIndexSettings> {
    @Override
    public String name() {
        return "word-index";
    }

    @Override
    public Class<WordIndexSettings> settings() {
        return WordIndexSettings.class;
    }

    @Override
    public String defaults() {
        return "max-nodes: 2000000";
    }

    @Override
    public Route open(WordIndexSettings settings, RouteContext context) {
        return new WordIndexRoute(context.name(), context.group(), settings.maxNodes());
    }
}
