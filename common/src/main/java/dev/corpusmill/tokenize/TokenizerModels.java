package dev.corpusmill.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code model} of a {@code tokenizer.json}: Unigram or BPE. */
final class TokenizerModels {
    private TokenizerModels() {}

    /** @throws IllegalArgumentException where the model is of a kind that we do not have, or not complete */
    static SubwordModel model(JsonNode root) {
        JsonNode model = root.path("model");
        String type = model.path("type").asText(model.has("merges") ? "BPE" : "");
        return switch (type) {
            case "Unigram" -> unigram(model);
            case "BPE" -> bytePair(model, TokenizerParts.has(root.path("pre_tokenizer"), "ByteLevel"));
            default -> throw new IllegalArgumentException("model of the type " + type);
        };
    }

    private static SubwordModel unigram(JsonNode model) {
        JsonNode vocabulary = model.path("vocab");
        Map<String, Integer> ids = new HashMap<>();
        double[] scores = new double[vocabulary.size()];
        int id = 0;
        for (JsonNode piece : vocabulary) {
            scores[id] = piece.path(1).asDouble();
            ids.put(piece.path(0).asText(), id++);
        }
        JsonNode unknown = model.path("unk_id");
        if (!unknown.isInt() || unknown.asInt() < 0 || unknown.asInt() >= scores.length) {
            throw new IllegalArgumentException("unk_id is not an id of the vocabulary");
        }
        return new UnigramModel(ids, scores, unknown.asInt(), byteTokens(model, ids));
    }

    private static @Nullable ByteTokens byteTokens(JsonNode model, Map<String, Integer> ids) {
        return model.path("byte_fallback").asBoolean() ? ByteTokens.of(ids).orElse(null) : null;
    }

    private static SubwordModel bytePair(JsonNode model, boolean byteLevel) {
        for (String affix : new String[] {"continuing_subword_prefix", "end_of_word_suffix"}) {
            if (!model.path(affix).asText("").isEmpty()) {
                throw new IllegalArgumentException("model with " + affix);
            }
        }
        if (model.path("dropout").asDouble(0) > 0) {
            throw new IllegalArgumentException("model with dropout");
        }
        Map<String, Integer> ids = new HashMap<>();
        model.path("vocab")
                .properties()
                .forEach(piece -> ids.put(piece.getKey(), piece.getValue().intValue()));
        String unknown = model.path("unk_token").asText("");
        BytePairModel.Settings settings = new BytePairModel.Settings(
                byteLevel ? ByteLetters.ids(ids) : null,
                model.path("ignore_merges").asBoolean(),
                unknown.isEmpty() ? -1 : id(ids, unknown),
                model.path("fuse_unk").asBoolean(),
                byteTokens(model, ids));
        return new BytePairModel(merges(model.path("merges"), ids), new PieceTrie(ids), settings);
    }

    private static MergeTable merges(JsonNode rules, Map<String, Integer> ids) {
        MergeTable table = new MergeTable(rules.size());
        int rank = 0;
        for (JsonNode rule : rules) {
            String text = rule.asText();
            int space = text.indexOf(' ', 1);
            String left = rule.isArray() ? rule.path(0).asText() : text.substring(0, Math.max(space, 0));
            String right = rule.isArray() ? rule.path(1).asText() : text.substring(space + 1);
            table.put(id(ids, left), id(ids, right), rank++, id(ids, left + right));
        }
        return table;
    }

    private static int id(Map<String, Integer> ids, String piece) {
        Integer id = ids.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("vocabulary has no " + piece);
        }
        return id;
    }
}
