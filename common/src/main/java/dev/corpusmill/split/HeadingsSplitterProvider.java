package dev.corpusmill.split;

import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code headings}: a node per section, in as few parts as its size allows. */
public final class HeadingsSplitterProvider implements SplitterProvider<HeadingsConfig> {
    @Override
    public String name() {
        return "headings";
    }

    @Override
    public Class<HeadingsConfig> settings() {
        return HeadingsConfig.class;
    }

    @Override
    public String defaults() {
        return "level: 3";
    }

    @Override
    public Splitter open(HeadingsConfig settings, SplitContext context) {
        return new BlockSplitter(Limits.of(context), 1, settings.level());
    }
}
