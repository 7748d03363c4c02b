package dev.corpusmill.query.llm;

import dev.corpusmill.query.chat.ChatMessage;
import java.util.List;

/**
 * What a model is to continue, and how.
 *
 * @param affinity requests of the same one go to the same server where the policy says so, like a session's id; empty
 *     takes the beginning of the messages, which a server's cache may hold
 * @param live whether somebody reads the text as it grows; else it may be kept back until it is complete
 * @param tried where it has been sent to; of this request alone
 */
public record GenerationRequest(
        List<ChatMessage> messages, Sampling sampling, String affinity, boolean live, TriedServers tried) {
    /** As many characters as some thousand tokens: rules, and the first sources. */
    private static final int LEADING_CHARS = 4096;

    public GenerationRequest {
        messages = List.copyOf(messages);
    }

    /** A request that nothing ties to a server but its beginning. */
    public GenerationRequest(List<ChatMessage> messages, Sampling sampling) {
        this(messages, sampling, "", true, new TriedServers());
    }

    /** The same for the first time, tied to a session; one without a name ties to nothing. */
    public GenerationRequest tiedTo(String newAffinity) {
        return new GenerationRequest(messages, sampling, newAffinity, live, new TriedServers());
    }

    /** The same for the first time, read as it grows or not. */
    public GenerationRequest live(boolean nowLive) {
        return new GenerationRequest(messages, sampling, affinity, nowLive, new TriedServers());
    }

    /** What decides on the server: the affinity, or the leading part of all messages but the last, the question. */
    String key() {
        if (!affinity.isEmpty()) {
            return affinity;
        }
        StringBuilder leading = new StringBuilder();
        int last = Math.max(1, messages.size() - 1);
        for (int i = 0; i < last && i < messages.size() && leading.length() < LEADING_CHARS; i++) {
            String content = messages.get(i).content();
            leading.append(content, 0, Math.min(content.length(), LEADING_CHARS - leading.length()));
        }
        return leading.toString();
    }
}
