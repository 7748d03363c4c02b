package dev.corpusmill.tokenize;

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
        try {
            return root.path("model").path("type").asText().equals("WordPiece")
                    ? wordPiece(root, lowerCaseFirst)
                    : pipeline(root);
        } catch (IllegalArgumentException unsupported) {
            throw unsupported(name, unsupported);
        }
    }

    private static Tokenizer wordPiece(JsonNode root, boolean lowerCaseFirst) {
        require(root, "normalizer", "BertNormalizer");
        require(root, "pre_tokenizer", "BertPreTokenizer");
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
        return new WordPieceTokenizer(ids, settings);
    }

    private static Tokenizer pipeline(JsonNode root) {
        TextNormalizer normalizer = TokenizerParts.normalizer(root.path("normalizer"));
        List<AddedTokens.Added> raw = new ArrayList<>();
        List<AddedTokens.Added> normalized = new ArrayList<>();
        for (JsonNode added : root.path("added_tokens")) {
            boolean late = added.path("normalized").asBoolean();
            String content = added.path("content").asText();
            AddedTokens.Added token = new AddedTokens.Added(
                    late
                            ? normalizer
                                    .normalize(AlignedText.of(content, 0, content.length()))
                                    .toString()
                            : content,
                    added.path("id").asInt(),
                    added.path("single_word").asBoolean(),
                    added.path("lstrip").asBoolean(),
                    added.path("rstrip").asBoolean());
            (late ? normalized : raw).add(token);
        }
        PipelineTokenizer.Steps steps = new PipelineTokenizer.Steps(
                new AddedTokens(raw),
                normalizer,
                new AddedTokens(normalized),
                TokenizerParts.preTokenizer(root.path("pre_tokenizer")),
                TokenizerModels.model(root));
        return new PipelineTokenizer(steps, SpecialTokensFile.read(root.path("post_processor")));
    }

    /** The tokeniser of an uncased BERT model with this list of pieces. */
    public static Tokenizer vocabulary(byte[] file, String name) {
        Map<String, Integer> ids = new HashMap<>();
        new String(file, StandardCharsets.UTF_8).lines().forEach(piece -> ids.putIfAbsent(piece, ids.size()));
        List<String> specials = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
        try {
            return new WordPieceTokenizer(ids, new WordPieceTokenizer.Settings(true, true, specials, MAX_WORD_POINTS));
        } catch (IllegalArgumentException incomplete) {
            throw unsupported(name, incomplete);
        }
    }

    private static EmbedException unsupported(String name, IllegalArgumentException reason) {
        return new EmbedException(
                FailureKind.FATAL,
                "tokenizer not supported: file=" + name + " reason=" + reason.getMessage()
                        + " (supported: WordPiece as BERT has it, Unigram, BPE)",
                reason);
    }

    private static void require(JsonNode root, String part, String type) {
        String found = root.path(part).path("type").asText();
        if (!found.equals(type)) {
            throw new IllegalArgumentException(
                    part + " of the type " + found + " with a WordPiece model, which needs " + type);
        }
    }
}
