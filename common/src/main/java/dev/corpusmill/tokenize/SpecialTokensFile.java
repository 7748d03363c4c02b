package dev.corpusmill.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the {@code post_processor} of a {@code tokenizer.json}. */
final class SpecialTokensFile {
    private static final String SEQUENCE = "Sequence";

    private SpecialTokensFile() {}

    /** @throws IllegalArgumentException where it is of a kind that we do not have, naming it */
    static SpecialTokens read(JsonNode step) {
        if (step.isNull() || step.isMissingNode()) {
            return SpecialTokens.NONE;
        }
        return switch (step.path("type").asText()) {
            case "TemplateProcessing" -> template(step);
            case "BertProcessing" -> pair(step, 1, true);
            case "RobertaProcessing" -> pair(step, 2, false);
            case "ByteLevel" -> SpecialTokens.NONE;
            case SEQUENCE -> {
                SpecialTokens found = SpecialTokens.NONE;
                for (JsonNode part : step.path("processors")) {
                    SpecialTokens next = read(part);
                    found = next.count() > 0 ? next : found;
                }
                yield found;
            }
            default ->
                throw new IllegalArgumentException(
                        "post_processor of the type " + step.path("type").asText("(none)"));
        };
    }

    private static SpecialTokens pair(JsonNode step, int separators, boolean typed) {
        int[] begin = {step.path("cls").path(1).asInt()};
        int[] end = {step.path("sep").path(1).asInt()};
        int[] between = separators == 1 ? end : new int[] {end[0], end[0]};
        return new SpecialTokens(begin, end, between, end, typed);
    }

    private static SpecialTokens template(JsonNode step) {
        List<List<Integer>> single = between(step.path("single"), step.path("special_tokens"));
        List<List<Integer>> two = between(step.path("pair"), step.path("special_tokens"));
        if (single.size() != 2) {
            throw new IllegalArgumentException("post_processor without a single text");
        }
        boolean typed = false;
        for (JsonNode part : step.path("pair")) {
            typed |= part.path(SEQUENCE).path("id").asText().equals("B")
                    && part.path(SEQUENCE).path("type_id").asInt() == 1;
        }
        int[] before = ints(single.get(0));
        int[] behind = ints(single.get(1));
        return two.size() == 3
                ? new SpecialTokens(before, behind, ints(two.get(1)), ints(two.get(2)), typed)
                : new SpecialTokens(before, behind, behind, behind, typed);
    }

    /** The special tokens before the first text, between each two, and behind the last. */
    private static List<List<Integer>> between(JsonNode template, JsonNode specials) {
        List<List<Integer>> lists = new ArrayList<>();
        lists.add(new ArrayList<>());
        for (JsonNode part : template) {
            if (part.has(SEQUENCE)) {
                lists.add(new ArrayList<>());
                continue;
            }
            String name = part.path("SpecialToken").path("id").asText();
            JsonNode ids = specials.path(name).path("ids");
            if (ids.isEmpty()) {
                throw new IllegalArgumentException("post_processor does not say what " + name + " is");
            }
            ids.forEach(
                    id -> Objects.requireNonNull(lists.get(lists.size() - 1)).add(id.asInt()));
        }
        return lists;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
