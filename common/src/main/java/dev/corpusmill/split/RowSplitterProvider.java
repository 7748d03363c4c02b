package dev.corpusmill.split;

import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code row}: each row of a table with the table's title and the names of its columns. */
public final class RowSplitterProvider implements SplitterProvider<RowConfig> {
    @Override
    public String name() {
        return "row";
    }

    @Override
    public Class<RowConfig> settings() {
        return RowConfig.class;
    }

    @Override
    public String defaults() {
        return "text: true";
    }

    @Override
    public Splitter open(RowConfig settings, SplitContext context) {
        return new RowSplitter(Limits.of(context), settings.text());
    }
}
