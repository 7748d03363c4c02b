package dev.corpusmill.embed.onnx;

import dev.corpusmill.api.search.PostProcessor;
import dev.corpusmill.api.search.PostProcessorProvider;
import dev.corpusmill.api.search.RouteContext;
import dev.corpusmill.rerank.ModelReranker;
import java.nio.file.Path;

/** Brings the post-processor {@code cross-encoder}: a model in this process judges. */
public final class CrossEncoderProvider implements PostProcessorProvider<CrossEncoderConfig> {
    @Override
    public String name() {
        return "cross-encoder";
    }

    @Override
    public Class<CrossEncoderConfig> settings() {
        return CrossEncoderConfig.class;
    }

    @Override
    public String defaults() {
        return "{max-tokens: 512, remembered: 20000}";
    }

    @Override
    public PostProcessor open(CrossEncoderConfig settings, RouteContext context) {
        OnnxLibrary.require("search.post-processors.kind=cross-encoder");
        CrossEncoder model = CrossEncoder.open(
                Path.of(settings.folder()),
                settings.maxTokens(),
                Runtime.getRuntime().availableProcessors());
        return new ModelReranker(context.name(), model, settings.remembered(), System::nanoTime);
    }
}
