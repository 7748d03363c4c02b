package dev.corpusmill.query.llm;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of our requests that some servers of OpenAI's API refuse, and that can be left out or said otherwise. Servers name
 * it in the message of the refusal, each in its own words.
 */
enum Refusal {
    STREAM_OPTIONS("stream_options|include_usage"),
    /** The newer name is used instead, {@code max_completion_tokens}. */
    MAX_TOKENS("max_tokens"),
    TEMPERATURE("temperature"),
    TOP_P("top_p"),
    SEED("\\bseed\\b"),
    /** Its text goes in front of the first message of the user. */
    SYSTEM_ROLE(
            "system.{0,20}\\b(?:role|message|prompt)|\\brole.{0,20}system|only user and assistant|roles must alternate"),
    /** The answer is asked for in one piece. */
    STREAM("\\bstream(?:ing)?\\b");

    private static final Pattern NOT_TAKEN = Pattern.compile(
            "not support|unsupported|not.{0,12}(?:allow|permit|accept|recogni|implement|available)|unrecogni|unknown"
                    + "|unexpected|extra.(?:inputs|fields|forbidden)|forbidden|only the default|deprecated|invalid param"
                    + "|must alternate|are supported|do(?:es)? not (?:take|exist)|use 'max_completion_tokens");
    private static final Pattern TOO_LONG = Pattern.compile(
            "context.{0,3}(?:length|window|size|limit)|exceeds? (?:the )?(?:available|maximum|max|model)|too many (?:input )?tokens"
                    + "|(?:prompt|input|request|message)s? (?:is|are|was|were)? ?too (?:long|large)|max_model_len|reduce the length"
                    + "|maximum (?:input|prompt|number of (?:input )?tokens|allowed (?:number|length))|max(?:imum)?.{0,12}input.{0,4}tokens");

    private final Pattern name;

    Refusal(String name) {
        this.name = Pattern.compile(name);
    }

    /** What a server refuses by this text; empty where it is something else. */
    static Optional<Refusal> of(String said) {
        String text = said.toLowerCase(Locale.ROOT);
        if (tooLong(said) || !NOT_TAKEN.matcher(text).find()) {
            return Optional.empty();
        }
        for (Refusal refusal : values()) {
            if (refusal.name.matcher(text).find()) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** Whether a server says that it was sent, or asked for, more tokens than its model takes. */
    static boolean tooLong(String said) {
        return TOO_LONG.matcher(said.toLowerCase(Locale.ROOT)).find();
    }
}
