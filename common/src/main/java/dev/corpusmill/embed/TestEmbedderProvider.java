package dev.corpusmill.embed;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.EmbedderContext;
import dev.corpusmill.api.embed.EmbedderProvider;

/** Brings the engine {@code test}: vectors without a meaning, the same for the same text. */
public final class TestEmbedderProvider implements EmbedderProvider<NoSettings> {
    @Override
    public String name() {
        return "test";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Embedder open(NoSettings settings, EmbedderContext context) {
        return new TestEmbedder();
    }
}
