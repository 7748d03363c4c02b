package dev.corpusmill.split;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code head}: path and beginning of a document as its one node, to find documents by. */
public final class HeadSplitterProvider implements SplitterProvider<NoSettings> {
    @Override
    public String name() {
        return "head";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Splitter open(NoSettings settings, SplitContext context) {
        return new HeadSplitter(Limits.of(context));
    }
}
