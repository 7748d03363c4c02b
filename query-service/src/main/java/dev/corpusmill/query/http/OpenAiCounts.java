package dev.corpusmill.query.http;

import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.Completion.Usage;
import dev.corpusmill.query.pipeline.Answer;
import java.util.Set;

/** How an answer ended and what it cost, in the terms of OpenAI's API. */
final class OpenAiCounts {
    private static final Set<String> REASONS = Set.of("stop", "length", "content_filter");

    private OpenAiCounts() {}

    /** A server's own word for its end means nothing to OpenAI's clients. */
    static String finishReason(Answer answer) {
        String reason =
                answer.trace().completion().map(Completion::finishReason).orElse("stop");
        if (reason.equals("max_tokens")) {
            return "length";
        }
        return REASONS.contains(reason) ? reason : "stop";
    }

    /** Where no model counted, none read or wrote a token. */
    static Usage usage(Answer answer) {
        return answer.trace().completion().flatMap(Completion::usage).orElse(new Usage(0, 0));
    }
}
