package dev.corpusmill.api.embed;

import java.time.Duration;

/**
 * What an embedder is opened for: the keys of {@code embedding} that all engines share.
 *
 * @param model {@code auto}, a name that the engine knows, or a folder
 * @param language of the index: a code like {@code de}, several joined by commas, or {@code auto}
 * @param device {@code auto} or {@code cpu}
 * @param batchTokens tokens of one mini-batch; 0 lets the engine choose
 * @param threads that a model in this process may compute on; 0 lets the engine choose
 * @param timeout for one mini-batch
 */
public record EmbedderContext(
        String model, String language, String device, int batchTokens, int threads, Duration timeout) {}
