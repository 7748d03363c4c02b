package dev.corpusmill.assembly;

import dev.corpusmill.api.config.Labeled;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.EmbedderContext;
import dev.corpusmill.api.embed.EmbedderProvider;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.EmbeddingConfig;
import dev.corpusmill.embed.ComposedEmbedder;
import dev.corpusmill.embed.PluginEmbedder;
import dev.corpusmill.embed.SharedEmbedder;
import dev.corpusmill.plugin.Plugin;
import dev.corpusmill.plugin.Providers;
import java.util.List;
import java.util.Optional;

/** Opens the embedder that the configuration names. */
public final class EmbedderAssembly {
    private EmbedderAssembly() {}

    /** An embedder of its own, whose callers compute on their own threads. */
    public static Embedder open(CorpusmillConfig config) {
        return open(config, 0);
    }

    /**
     * A part of the one embedder of this process with this configuration; the last to close its part closes it.
     *
     * @param threads that a model in this process computes on; a caller with nothing to embed lends its own to the others
     */
    public static Embedder shared(CorpusmillConfig config, int threads) {
        return SharedEmbedder.acquire(
                List.of(config.embedding(), config.index().language(), threads), () -> open(config, threads));
    }

    /** Whether the model computes in this process, so that its memory counts against that of the process. */
    public static boolean computesHere(CorpusmillConfig config) {
        return Providers.of(config.plugins().path())
                .embedder(config.embedding().engine())
                .computesHere();
    }

    /** The languages that a model of the configured engine reads, for an index of this language; empty where that is not known. */
    public static List<String> languages(CorpusmillConfig config, String model, String indexLanguage) {
        return Providers.of(config.plugins().path())
                .embedder(config.embedding().engine())
                .languages(model, indexLanguage);
    }

    private static Embedder open(CorpusmillConfig config, int threads) {
        String engine = config.embedding().engine();
        Providers providers = Providers.of(config.plugins().path());
        Embedder embedder = new ComposedEmbedder(open(providers.embedder(engine), config, threads));
        Optional<Plugin> plugin = providers.origin(EmbedderProvider.class, engine);
        return plugin.isPresent() ? new PluginEmbedder(embedder, plugin.get().label()) : embedder;
    }

    private static <C extends Record> Embedder open(
            EmbedderProvider<C> provider, CorpusmillConfig config, int threads) {
        EmbeddingConfig embedding = config.embedding();
        EmbedderContext context = new EmbedderContext(
                embedding.model(),
                config.index().language().code(),
                Labeled.of(embedding.device()),
                embedding.batchTokens(),
                threads,
                embedding.timeout());
        return PartOpening.open(
                provider, () -> provider.open(embedding.settings().of(provider), context));
    }
}
