package dev.corpusmill.query.prompt;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.chat.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts the messages for a model together, within a budget of tokens for each part. */
public final class PromptAssembler {
    private static final int CUT = 3;

    private final Templates templates;
    private final Function<String, int[]> tokenEnds;
    private final Settings settings;
    private final Sources sources;
    private final History history;
    private final boolean gated;

    /**
     * How a prompt is made.
     *
     * @param contextTokens of the sources
     * @param historyTokens of what was said before
     * @param canonical sources stand by document and place instead of the best last
     * @param gated the model says first whether the sources hold the answer
     */
    public record Settings(int maxSources, int contextTokens, int historyTokens, boolean canonical, boolean gated) {
        /** A third of the sources, and nothing of what was said before. */
        Settings cut() {
            return new Settings(maxSources, Math.max(1, contextTokens / CUT), 0, canonical, gated);
        }
    }

    /** @param tokenEnds where the tokens of a text end, roughly as for the model at the servers */
    public PromptAssembler(Templates templates, Function<String, int[]> tokenEnds, Settings settings) {
        this.templates = templates;
        this.tokenEnds = tokenEnds;
        this.settings = settings;
        this.sources = new Sources(tokenEnds, settings.contextTokens(), settings.maxSources(), settings.canonical());
        this.history = new History(tokenEnds, settings.historyTokens());
        this.gated = settings.gated();
    }

    /** Makes prompts that also a model with a small context takes. */
    public PromptAssembler cut() {
        return new PromptAssembler(templates, tokenEnds, settings.cut());
    }

    /** Says, in the language of the question, that the documents hold no answer. */
    public String unknown(String question) {
        return templates.unknown(question);
    }

    /** Whether the model is asked to say first if the sources hold the answer. */
    public boolean gated() {
        return gated;
    }

    /**
     * The prompt for a question.
     *
     * @param conversation before the question, oldest first; the client's {@code system} messages join our own rules
     */
    public Prompt assemble(String question, List<ChatMessage> conversation, List<Hit> hits) {
        List<String> notes = new ArrayList<>();
        List<Source> chosen = sources.choose(hits, notes);
        StringBuilder system = new StringBuilder(templates.rules(question, sources.write(chosen), gated));
        for (ChatMessage message : conversation) {
            if (message.instruction()) {
                system.append("\n\n").append(message.content());
            }
        }

        List<ChatMessage> messages = new ArrayList<>();
        messages.add(new ChatMessage(ChatMessage.SYSTEM, system.toString()));
        messages.addAll(history.recent(spoken(conversation), notes));
        messages.add(new ChatMessage(ChatMessage.USER, templates.question(question)));
        return new Prompt(messages, chosen, notes);
    }

    /** Asks a model for a question that can be understood without the conversation before it. */
    public String rewrite(String question, List<ChatMessage> conversation) {
        return templates.rewrite(
                PromptSanitizer.text(question), History.write(history.recent(spoken(conversation), new ArrayList<>())));
    }

    private static List<ChatMessage> spoken(List<ChatMessage> conversation) {
        return conversation.stream().filter(message -> !message.instruction()).toList();
    }
}
