package dev.corpusmill.index.parse;

import dev.corpusmill.config.ParseConfig;

/** Builds the parser that a configuration asks for. */
public final class Parsers {
    private Parsers() {}

    /** A parser for one subtask; nothing is started before the first document that needs it. */
    public static Parser open(ParseConfig config) {
        ParseLimits limits = ParseLimits.of(config);
        Parser others = config.isolation().equals("process")
                ? new ForkedParser(ParseCommand.of(config), limits, config.timeout())
                : new TikaParser(limits);
        return new RoutingParser(new TextParser(limits), others);
    }
}
