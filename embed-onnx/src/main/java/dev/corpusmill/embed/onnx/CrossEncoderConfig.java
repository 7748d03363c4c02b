package dev.corpusmill.embed.onnx;

import static dev.corpusmill.api.config.Check.check;

/**
 * A cross-encoder in this process: the keys below {@code cross-encoder} of a post-processor of this kind.
 *
 * @param folder with {@code model.onnx}, and {@code tokenizer.json} or {@code vocab.txt}
 * @param maxTokens of question and text together; longer texts are cut
 * @param remembered scores that are kept
 */
public record CrossEncoderConfig(String folder, int maxTokens, int remembered) {
    private static final int SHORTEST = 16;
    private static final int MOST_REMEMBERED = 10_000_000;

    public CrossEncoderConfig {
        check(!folder.isBlank(), "folder must name a folder with model.onnx and tokenizer.json");
        check(maxTokens >= SHORTEST, "max-tokens must be at least 16, was %s", maxTokens);
        check(remembered >= 0 && remembered <= MOST_REMEMBERED, "remembered must be 0 to 10000000, was %s", remembered);
    }
}
