package dev.corpusmill.assembly;

import dev.corpusmill.call.JsonHttpClient;
import dev.corpusmill.call.Retrying;
import dev.corpusmill.config.EmbeddingConfig;
import dev.corpusmill.embed.EmbedException;
import dev.corpusmill.embed.Embedder;
import dev.corpusmill.embed.OnnxEmbedder;
import dev.corpusmill.embed.OpenAiEmbedder;
import dev.corpusmill.embed.SharedEmbedder;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.model.FailureKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Makes the embedder that the configuration asks for. */
public final class EmbedderAssembly {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_RESPONSE_BYTES = 32 * 1024 * 1024; // 64 vectors of 4096 numbers are some 5 MB of JSON
    private static final int MAX_ATTEMPTS = 5;
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);

    private EmbedderAssembly() {}

    /**
     * An embedder of its own.
     *
     * @param language of the index: {@code zh} makes {@code auto} the bundled Chinese model, all else the English one
     */
    public static Embedder open(EmbeddingConfig config, String language) {
        return switch (config.engine()) {
            case "onnxruntime" -> onnx(config, language);
            case "openai" -> openAi(config);
            case "test" -> new TestEmbedder();
            default -> throw new IllegalArgumentException("unknown engine: " + config.engine());
        };
    }

    /**
     * A part of the one embedder of this process with this configuration; the last to close its part closes it.
     *
     * @param threads that a model in this process computes on; who has nothing to embed lends its own to the others
     */
    public static Embedder shared(EmbeddingConfig config, String language, int threads) {
        return SharedEmbedder.acquire(List.of(config, language, threads), () -> {
            Embedder embedder = open(config, language);
            return embedder instanceof OnnxEmbedder onnx ? onnx.onThreads(threads) : embedder;
        });
    }

    private static Embedder openAi(EmbeddingConfig config) {
        JsonHttpClient http = new JsonHttpClient(
                CONNECT_TIMEOUT, MAX_RESPONSE_BYTES, config.apiKey().resolve());
        Retrying retrying = new Retrying(MAX_ATTEMPTS, FIRST_DELAY, MAX_DELAY, Retrying.Waits.REAL);
        return OpenAiEmbedder.open(
                new OpenAiEmbedder.Server(
                        config.url(), config.model(), config.dimension(), config.maxTokens(), config.timeout()),
                http,
                retrying);
    }

    private static Embedder onnx(EmbeddingConfig config, String language) {
        String bundled = language.equals("zh") ? "bge-small-zh" : "bge-small-en";
        String model = config.model().equals("auto") ? bundled : config.model();
        return switch (model) {
            case "bge-small-en" -> OnnxEmbedder.bundledEnglish(config.batchTokens());
            case "bge-small-zh" -> OnnxEmbedder.bundledChinese(config.batchTokens());
            default -> folder(Path.of(model), config.batchTokens());
        };
    }

    private static Embedder folder(Path folder, int batchTokens) {
        if (!Files.isDirectory(folder)) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "embedding.model is not known: model=" + folder
                            + " expected=auto, bge-small-en, bge-small-zh or a folder with model.onnx");
        }
        return OnnxEmbedder.folder(folder, batchTokens);
    }
}
