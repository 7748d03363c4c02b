package dev.corpusmill.embed.onnx;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.EmbedderContext;
import dev.corpusmill.api.embed.EmbedderProvider;
import dev.corpusmill.api.model.FailureKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Brings the engine {@code onnxruntime}, with the bundled models. */
public final class OnnxEmbedderProvider implements EmbedderProvider<NoSettings> {
    private static final String ENGLISH = "bge-small-en";
    private static final String CHINESE = "bge-small-zh";
    private static final int BUNDLED_MAX_TOKENS = 512;

    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public boolean computesHere() {
        return true;
    }

    /** A model in a folder says itself what fits, when it is opened. */
    @Override
    public int maxTokens(NoSettings settings, String model) {
        return model.equals("auto") || model.equals(ENGLISH) || model.equals(CHINESE) ? BUNDLED_MAX_TOKENS : 0;
    }

    /** What a model in a folder reads, it does not say. */
    @Override
    public List<String> languages(String model, String indexLanguage) {
        return switch (named(model, indexLanguage)) {
            case ENGLISH -> List.of("en");
            case CHINESE -> List.of("zh");
            default -> List.of();
        };
    }

    @Override
    public Embedder open(NoSettings settings, EmbedderContext context) {
        OnnxLibrary.require("embedding.engine=onnxruntime");
        OnnxEmbedder embedder = model(context);
        return context.threads() > 0 ? embedder.onThreads(context.threads()) : embedder;
    }

    private static OnnxEmbedder model(EmbedderContext context) {
        String model = named(context.model(), context.language());
        return switch (model) {
            case ENGLISH -> OnnxEmbedder.bundledEnglish(context.batchTokens());
            case CHINESE -> OnnxEmbedder.bundledChinese(context.batchTokens());
            default -> folder(Path.of(model), context.batchTokens());
        };
    }

    private static String named(String model, String indexLanguage) {
        String bundled = indexLanguage.equals("zh") ? CHINESE : ENGLISH;
        return model.equals("auto") ? bundled : model;
    }

    private static OnnxEmbedder folder(Path folder, int batchTokens) {
        if (!Files.isDirectory(folder)) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "embedding.model is not known: model=" + folder
                            + " expected=auto, bge-small-en, bge-small-zh or a folder with model.onnx");
        }
        return OnnxEmbedder.folder(folder, batchTokens);
    }
}
