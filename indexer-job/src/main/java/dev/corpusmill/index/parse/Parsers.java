package dev.corpusmill.index.parse;

import dev.corpusmill.config.ParseConfig;
import dev.corpusmill.config.ParseConfig.Isolation;
import dev.corpusmill.index.parse.fork.ChildJvm;
import dev.corpusmill.index.parse.fork.ForkedParser;
import dev.corpusmill.index.parse.tika.TikaParser;

/** Builds the parser that a configuration asks for. */
public final class Parsers {
    private Parsers() {}

    /** A parser for one subtask; nothing is started before the first document that needs it. */
    public static Parser open(ParseConfig config) {
        ParseLimits limits = ParseLimits.of(config);
        Parser others = config.isolation() == Isolation.PROCESS
                ? new ForkedParser(ChildJvm.of(config), limits, config.timeout())
                : new TikaParser(limits, ParseChoices.of(config));
        return new RoutingParser(new TextParser(limits), others);
    }
}
