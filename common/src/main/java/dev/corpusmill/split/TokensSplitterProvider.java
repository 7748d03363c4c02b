package dev.corpusmill.split;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code tokens}: windows of max-tokens tokens, each repeating the overlap of the one before. */
public final class TokensSplitterProvider implements SplitterProvider<NoSettings> {
    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Splitter open(NoSettings settings, SplitContext context) {
        return new TokenWindowSplitter(Limits.of(context));
    }
}
