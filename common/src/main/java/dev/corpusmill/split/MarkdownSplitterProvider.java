package dev.corpusmill.split;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code markdown}: as {@code paragraph}, but never across a heading. */
public final class MarkdownSplitterProvider implements SplitterProvider<NoSettings> {
    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Splitter open(NoSettings settings, SplitContext context) {
        return new BlockSplitter(Limits.of(context), 1, Integer.MAX_VALUE);
    }
}
