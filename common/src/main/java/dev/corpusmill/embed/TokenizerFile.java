package dev.corpusmill.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code tokenizer.json} (Hugging Face) and {@code vocab.txt} (BERT) files. */
public final class TokenizerFile {
    private static final int MAX_WORD_POINTS = 100;

    private TokenizerFile() {}

    /**
     * The tokeniser that a {@code tokenizer.json} describes.
     *
     * @param lowerCaseFirst lower-case the text before all else, for a model whose file forgets to
     * @throws EmbedException FATAL where it is of a kind that this project does not have
     */
    public static Tokenizer json(byte[] file, String name, boolean lowerCaseFirst) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file);
        } catch (IOException invalid) {
            throw new EmbedException(FailureKind.FATAL, "tokenizer is not json: file=" + name, invalid);
        }
        require(root.path("model"), "WordPiece", name);
        require(root.path("normalizer"), "BertNormalizer", name);
        require(root.path("pre_tokenizer"), "BertPreTokenizer", name);
        Map<String, Integer> ids = new HashMap<>();
        root.path("model")
                .path("vocab")
                .properties()
                .forEach(piece -> ids.put(piece.getKey(), piece.getValue().intValue()));
        JsonNode normalizer = root.path("normalizer");
        boolean lowerCase = normalizer.path("lowercase").booleanValue();
        JsonNode strip = normalizer.path("strip_accents");
        List<String> specials = new ArrayList<>();
        for (JsonNode added : root.path("added_tokens")) {
            specials.add(added.path("content").textValue());
        }
        WordPieceTokenizer.Settings settings = new WordPieceTokenizer.Settings(
                strip.isBoolean() ? strip.booleanValue() : lowerCase,
                lowerCase || lowerCaseFirst,
                lowerCaseFirst ? List.of() : specials, // no special token is left in a lower-cased text
                root.path("model").path("max_input_chars_per_word").asInt(MAX_WORD_POINTS));
        return tokenizer(ids, settings, name);
    }

    /** The tokeniser of an uncased BERT model with this list of pieces. */
    public static Tokenizer vocabulary(byte[] file, String name) {
        Map<String, Integer> ids = new HashMap<>();
        new String(file, StandardCharsets.UTF_8).lines().forEach(piece -> ids.putIfAbsent(piece, ids.size()));
        List<String> specials = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
        return tokenizer(ids, new WordPieceTokenizer.Settings(true, true, specials, MAX_WORD_POINTS), name);
    }

    private static Tokenizer tokenizer(Map<String, Integer> ids, WordPieceTokenizer.Settings settings, String name) {
        try {
            return new WordPieceTokenizer(ids, settings);
        } catch (IllegalArgumentException incomplete) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "tokenizer not supported: file=" + name + " reason=" + incomplete.getMessage(),
                    incomplete);
        }
    }

    private static void require(JsonNode part, String type, String name) {
        if (!part.path("type").asText().equals(type)) {
            throw new EmbedException(
                    FailureKind.FATAL,
                    "tokenizer not supported: file=" + name + " type="
                            + part.path("type").asText() + " supported=" + type);
        }
    }
}
