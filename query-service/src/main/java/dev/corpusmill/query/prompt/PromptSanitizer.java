package dev.corpusmill.query.prompt;

import java.util.regex.Pattern;

/**
 * Takes the power from text that others wrote: it can neither close its delimiters nor speak as another role.
 *
 * <p>The marks are those of the chat templates of current model families; {@code PromptSanitizerTest} has the list. Spaces of
 * every kind may stand in them, and characters that are not seen: some tokenizers drop those.
 */
final class PromptSanitizer {
    private static final String SPACE = "[\\s\\p{Z}\\p{Cf}]*";
    private static final String BAR = "[|\uFF5C\u00A6\u2223\u2502\u2758\u01C0]";

    /** Our own delimiter, opened or closed. */
    private static final Pattern DELIMITER = pattern("<(" + SPACE + "/?" + SPACE + "source)");

    /** {@code <|im_start|>}, {@code <｜User｜>} with full-width bars, {@code <|turn>} and {@code <turn|>}. */
    private static final Pattern BARRED =
            pattern("<(" + SPACE + "(?:" + BAR + "[^<>\\n]{0,60}|[^<>\\n]{1,60}" + BAR + SPACE + "))>");

    /** {@code <s>}, {@code <bos>}, {@code <start_of_turn>}, {@code <<SYS>>}, {@code <tool_call>}, {@code <extra_id_0>}. */
    private static final Pattern NAMED = pattern("<(" + SPACE + "/?" + SPACE + "(?:"
            + "s|sys|system|user|assistant|developer|bos|eos|eod|eot|sop|eop|eoh|eoa|bom|eom|pad|unk|mask(?::\\d+)?"
            + "|(?:bos|eos|pad|unk)_token|(?:start|end)_of_(?:turn|text|role|image)|end_of_utterance"
            + "|tools?|tool_calls?|tool_responses?|tool_results?|function_calls?|function_results?|think|thinking"
            + "|(?:extra_id|reserved|reserved_token|special|unused)_?\\d+|seed:[a-z_]+"
            + ")" + SPACE + ")>");

    /** {@code [INST]}, {@code [SYSTEM_PROMPT]}, {@code [TOOL_RESULTS]}, {@code [gMASK]}. */
    private static final Pattern BRACKETED = pattern("\\[(" + SPACE + "/?" + SPACE
            + "(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|MODEL_SETTINGS|CALL_ID|ARGS|THINK"
            + "|PREFIX|MIDDLE|SUFFIX|IMG|IMG_BREAK|IMG_END|[gs]?MASK|CLS|SEP|PAD|UNK|BOS|EOS|(?:CONTROL|UNUSED_TOKEN)_\\d+"
            + ")" + SPACE + ")\\]");

    /** {@code ]~b]}, {@code ]~!b[} and {@code [e~[}. */
    private static final Pattern TILDED = pattern("([\\[\\]]\\w{0,2})~(!?\\w{0,2}[\\[\\]])");

    private static final Pattern UNQUOTABLE = Pattern.compile("[\"\\p{Cntrl}<>]+");

    private PromptSanitizer() {}

    static String text(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('[') < 0 && text.indexOf(']') < 0) {
            return text; // as most are
        }
        String safe = BARRED.matcher(text).replaceAll("‹$1›");
        safe = NAMED.matcher(safe).replaceAll("‹$1›");
        safe = BRACKETED.matcher(safe).replaceAll("‹$1›");
        safe = TILDED.matcher(safe).replaceAll("$1∼$2");
        return DELIMITER.matcher(safe).replaceAll("‹$1");
    }

    /** For a value between double quotes, on one line. */
    static String attribute(String value) {
        return UNQUOTABLE.matcher(text(value)).replaceAll(" ").strip();
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
