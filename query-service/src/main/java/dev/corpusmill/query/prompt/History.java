package dev.corpusmill.query.prompt;

import dev.corpusmill.query.chat.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The last messages of a conversation that fit, without references, and with the marks of chat formats disarmed. */
final class History {
    private final Function<String, int[]> tokenEnds;
    private final int maxTokens;

    History(Function<String, int[]> tokenEnds, int maxTokens) {
        this.tokenEnds = tokenEnds;
        this.maxTokens = maxTokens;
    }

    List<ChatMessage> recent(List<ChatMessage> messages, List<String> notes) {
        List<ChatMessage> clean = new ArrayList<>();
        for (ChatMessage message : messages) {
            boolean ours = message.role().equals(ChatMessage.ASSISTANT);
            String content = ours ? References.without(message.content()) : message.content();
            clean.add(new ChatMessage(message.role(), PromptSanitizer.text(content)));
        }

        int left = maxTokens;
        int first = clean.size();
        while (first > 0) {
            left -= tokenEnds.apply(clean.get(first - 1).content()).length;
            if (left < 0) {
                notes.add("earlier turns left out for want of tokens: turns=" + first);
                break;
            }
            first--;
        }
        return clean.subList(first, clean.size());
    }

    static String write(List<ChatMessage> messages) {
        StringBuilder text = new StringBuilder();
        for (ChatMessage message : messages) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(message.role())
                    .append(": ")
                    .append(message.content());
        }
        return text.toString();
    }
}
