package dev.corpusmill.example.words;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code words}. */
public final class WordSplitterProvider implements SplitterProvider<NoSettings> {
    @Override
    public String name() {
        return "words";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Splitter open(NoSettings settings, SplitContext context) {
        return new WordSplitter(context);
    }
}
