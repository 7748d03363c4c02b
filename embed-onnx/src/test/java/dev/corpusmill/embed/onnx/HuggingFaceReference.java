package dev.corpusmill.embed.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.corpusmill.tokenize.Tokenizer;
import dev.corpusmill.tokenize.TokenizerFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/** The Hugging Face tokeniser of a bundled model beside ours. */
final class HuggingFaceReference implements AutoCloseable {
    private final HuggingFaceTokenizer theirs;
    private final boolean lowerCaseFirst;
    final Tokenizer ours;

    HuggingFaceReference(String resource, boolean lowerCaseFirst) throws IOException {
        this.lowerCaseFirst = lowerCaseFirst;
        try (InputStream theirFile = getClass().getResourceAsStream(resource);
                InputStream ourFile = getClass().getResourceAsStream(resource)) {
            theirs = HuggingFaceTokenizer.newInstance(theirFile, Map.of("truncation", "false", "padding", "false"));
            ours = TokenizerFile.json(ourFile.readAllBytes(), resource, lowerCaseFirst);
        }
    }

    int[] theirIds(String text) {
        String input = lowerCaseFirst
                ? text.codePoints()
                        .map(Character::toLowerCase)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
        return Arrays.stream(theirs.encode(input).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    @Override
    public void close() {
        theirs.close();
    }
}
