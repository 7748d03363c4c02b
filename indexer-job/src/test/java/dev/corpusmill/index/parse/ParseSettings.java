package dev.corpusmill.index.parse;

import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.config.ParseConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What the tests of this package parse with. */
public final class ParseSettings {
    public static final ParseLimits LIMITS = new ParseLimits(DataSize.parse("1MB"), DataSize.parse("64KB"), 20, 3);

    private ParseSettings() {}

    public static ParseConfig config(Duration timeout) {
        return new ParseConfig(
                ParseConfig.Isolation.PROCESS,
                timeout,
                LIMITS.maxFile(),
                LIMITS.maxText(),
                DataSize.parse("128MB"),
                LIMITS.maxEmbedded(),
                LIMITS.maxDepth(),
                false,
                false,
                false,
                ParseConfig.Ocr.OFF,
                List.of("eng"),
                Duration.ofSeconds(30),
                200,
                List.of());
    }

    public static ParsedDocument parse(Parser parser, String name, byte[] content) {
        try {
            return parser.parse(name, new ByteArrayInputStream(content));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static ParsedDocument parse(Parser parser, String name, String content) {
        return parse(parser, name, content.getBytes(StandardCharsets.UTF_8));
    }
}
