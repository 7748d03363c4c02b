package dev.corpusmill.split;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code code}: by blank lines and brackets, never inside a string. */
public final class CodeSplitterProvider implements SplitterProvider<NoSettings> {
    @Override
    public String name() {
        return "code";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Splitter open(NoSettings settings, SplitContext context) {
        return new CodeSplitter(Limits.of(context));
    }
}
