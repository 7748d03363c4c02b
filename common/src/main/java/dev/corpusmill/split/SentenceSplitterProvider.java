package dev.corpusmill.split;

import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code sentence}: each sentence is a node, short ones with the next. */
public final class SentenceSplitterProvider implements SplitterProvider<SentenceConfig> {
    @Override
    public String name() {
        return "sentence";
    }

    @Override
    public Class<SentenceConfig> settings() {
        return SentenceConfig.class;
    }

    @Override
    public String defaults() {
        return "min-tokens: 8";
    }

    @Override
    public Splitter open(SentenceConfig settings, SplitContext context) {
        return new SentenceSplitter(Limits.of(context), settings.minTokens());
    }
}
