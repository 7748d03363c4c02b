package dev.corpusmill.split;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.split.SplitContext;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;

/** Brings the splitter {@code paragraph}: whole paragraphs, merged over headings where a section is short. */
public final class ParagraphSplitterProvider implements SplitterProvider<NoSettings> {
    /** A section of less than this share of a chunk is not left alone. */
    private static final int MIN_SECTION_SHARE = 8;

    @Override
    public String name() {
        return "paragraph";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Splitter open(NoSettings settings, SplitContext context) {
        return new BlockSplitter(
                Limits.of(context), Math.max(1, context.maxTokens() / MIN_SECTION_SHARE), Integer.MAX_VALUE);
    }
}
