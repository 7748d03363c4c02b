package dev.corpusmill.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import com.ibm.icu.text.Normalizer2;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the steps before the model: {@code normalizer} and {@code pre_tokenizer} of a {@code tokenizer.json}. */
final class TokenizerParts {
    private static final String TYPE = "type";
    private static final char SPACE_MARK = '\u2581';
    /** The pattern of GPT-2, which byte-level pre-tokenizers without one of their own have. */
    private static final String GPT2 =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    private TokenizerParts() {}

    /** @throws IllegalArgumentException where a step is of a kind that we do not have, naming it */
    static TextNormalizer normalizer(JsonNode step) {
        if (step.isNull() || step.isMissingNode()) {
            return text -> text;
        }
        return switch (step.path(TYPE).asText()) {
            case "Sequence" -> {
                TextNormalizer all = text -> text;
                for (JsonNode part : step.path("normalizers")) {
                    TextNormalizer first = all;
                    TextNormalizer next = normalizer(part);
                    all = text -> next.normalize(first.normalize(text));
                }
                yield all;
            }
            case "NFC" -> new UnicodeForm(Normalizer2.getNFCInstance());
            case "NFD" -> new UnicodeForm(Normalizer2.getNFDInstance());
            case "NFKC" -> new UnicodeForm(Normalizer2.getNFKCInstance());
            case "NFKD" -> new UnicodeForm(Normalizer2.getNFKDInstance());
            case "Lowercase" -> CharacterMap.lowerCase();
            case "StripAccents" -> CharacterMap.stripAccents();
            case "Strip" -> strip(step);
            case "Replace" ->
                new PatternReplacement(pattern(step), step.path("content").asText());
            case "Prepend" -> prepend(step.path("prepend").asText());
            case "Precompiled" -> precompiled(step.path("precompiled_charsmap").asText());
            default -> throw unsupported("normalizer", step);
        };
    }

    private static TextNormalizer precompiled(String base64) {
        if (base64.isEmpty()) {
            return text -> text;
        }
        return new PrecompiledMap(Base64.getDecoder().decode(base64));
    }

    private static TextNormalizer prepend(String front) {
        return text -> text.length() == 0 ? text : text.prepend(front);
    }

    private static TextNormalizer strip(JsonNode step) {
        boolean left = step.path("strip_left").asBoolean();
        boolean right = step.path("strip_right").asBoolean();
        String sides = (left ? "\\A\\s+" : "") + (left && right ? "|" : "") + (right ? "\\s+\\z" : "");
        return sides.isEmpty() ? text -> text : new PatternReplacement(compiled(sides), "");
    }

    /** @throws IllegalArgumentException where a step is of a kind that we do not have, naming it */
    static PreTokenizer preTokenizer(JsonNode step) {
        if (step.isNull() || step.isMissingNode()) {
            return (text, parts) -> parts.accept(text);
        }
        return switch (step.path(TYPE).asText()) {
            case "Sequence" -> {
                PreTokenizer all = null;
                for (JsonNode part : step.path("pretokenizers")) {
                    PreTokenizer next = preTokenizer(part);
                    all = all == null ? next : PreTokenizer.inOrder(all, next);
                }
                yield all == null ? (text, parts) -> parts.accept(text) : all;
            }
            case "ByteLevel" -> byteLevel(step);
            case "Metaspace" -> metaspace(step);
            case "WhitespaceSplit" -> new PatternSplit(compiled("\\s+"), PatternSplit.Behavior.REMOVED, false);
            case "Whitespace" -> new PatternSplit(compiled("\\w+|[^\\w\\s]+"), PatternSplit.Behavior.REMOVED, true);
            case "Digits" ->
                new PatternSplit(
                        compiled(step.path("individual_digits").asBoolean() ? "\\p{N}" : "\\p{N}+"),
                        PatternSplit.Behavior.ISOLATED,
                        false);
            case "Split" ->
                new PatternSplit(
                        pattern(step),
                        PatternSplit.Behavior.named(step.path("behavior").asText()),
                        step.path("invert").asBoolean());
            default -> throw unsupported("pre_tokenizer", step);
        };
    }

    private static PreTokenizer byteLevel(JsonNode step) {
        PreTokenizer cut = step.path("use_regex").asBoolean(true)
                ? new PatternSplit(compiled(GPT2), PatternSplit.Behavior.ISOLATED, false)
                : (text, parts) -> parts.accept(text);
        if (!step.path("add_prefix_space").asBoolean(true)) {
            return cut;
        }
        return (text, parts) -> cut.split(text.startsWith(' ') ? text : text.prepend(" "), parts);
    }

    private static PreTokenizer metaspace(JsonNode step) {
        String mark = step.path("replacement").asText(String.valueOf(SPACE_MARK));
        boolean always = step.path("add_prefix_space").asBoolean(true);
        Metaspace.Prepend prepend =
                switch (step.path("prepend_scheme").asText(always ? "always" : "never")) {
                    case "always" -> Metaspace.Prepend.ALWAYS;
                    case "first" -> Metaspace.Prepend.FIRST;
                    case "never" -> Metaspace.Prepend.NEVER;
                    default -> throw unsupported("pre_tokenizer", step);
                };
        return new Metaspace(mark.charAt(0), prepend, step.path("split").asBoolean(true));
    }

    /** Whether a step of this type is among these pre-tokenizers. */
    static boolean has(JsonNode step, String type) {
        if (step.path(TYPE).asText().equals(type)) {
            return true;
        }
        for (JsonNode part : step.path("pretokenizers")) {
            if (has(part, type)) {
                return true;
            }
        }
        return false;
    }

    private static Pattern pattern(JsonNode step) {
        JsonNode pattern = step.path("pattern");
        return pattern.has("String")
                ? Pattern.compile(Pattern.quote(pattern.path("String").asText()))
                : compiled(pattern.path("Regex").asText());
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
        } catch (PatternSyntaxException other) {
            throw new IllegalArgumentException("pattern is not one of Java: " + pattern, other);
        }
    }

    private static IllegalArgumentException unsupported(String part, JsonNode step) {
        return new IllegalArgumentException(
                part + " of the type " + step.path(TYPE).asText("(none)"));
    }
}
