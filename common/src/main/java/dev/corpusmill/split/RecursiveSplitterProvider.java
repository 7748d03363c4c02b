package dev.corpusmill.split;

import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code recursive}: at the best of a list of separators that makes parts small enough. */
public final class RecursiveSplitterProvider implements SplitterProvider<RecursiveConfig> {
    @Override
    public String name() {
        return "recursive";
    }

    @Override
    public Class<RecursiveConfig> settings() {
        return RecursiveConfig.class;
    }

    @Override
    public String defaults() {
        return """
                separators: ["\\n\\n", "\\n", ". ", "! ", "? ", "。", "！", "？", "; ", "；", ", ", "，", " "]
                max-characters: 0
                """;
    }

    @Override
    public Splitter open(RecursiveConfig settings, SplitContext context) {
        Limits limits = Limits.of(context);
        return new RecursiveSplitter(
                settings.maxCharacters() == 0 ? limits : limits.shorterThan(settings.maxCharacters()),
                settings.separators());
    }
}
