package dev.corpusmill.embed;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.ForwardingEmbedder;

/** An embedder that a plug-in brings: the manifest of a generation names the plug-in beside the engine. */
public final class PluginEmbedder extends ForwardingEmbedder {
    private final String plugin;

    /** @param plugin its name and version */
    public PluginEmbedder(Embedder delegate, String plugin) {
        super(delegate);
        this.plugin = plugin;
    }

    @Override
    public String engine() {
        return super.engine() + ", plug-in " + plugin;
    }
}
