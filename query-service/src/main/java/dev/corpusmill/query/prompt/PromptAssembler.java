package dev.corpusmill.query.prompt;

import dev.corpusmill.api.search.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts the messages for a model together, within a budget of tokens for each part. */
public final class PromptAssembler {
    private final Templates templates;
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
    public record Settings(int maxSources, int contextTokens, int historyTokens, boolean canonical, boolean gated) {}

    /** @param tokenEnds where the tokens of a text end, roughly as for the model at the servers */
    public PromptAssembler(Templates templates, Function<String, int[]> tokenEnds, Settings settings) {
        this.templates = templates;
        this.sources = new Sources(tokenEnds, settings.contextTokens(), settings.maxSources(), settings.canonical());
        this.history = new History(tokenEnds, settings.historyTokens());
        this.gated = settings.gated();
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
     * @param said before, oldest first; what the client says as {@code system} joins our own rules
     */
    public Prompt assemble(String question, List<Turn> said, List<Hit> hits) {
        List<String> notes = new ArrayList<>();
        List<Source> chosen = sources.choose(hits, notes);
        StringBuilder system = new StringBuilder(templates.rules(question, sources.write(chosen), gated));
        for (Turn turn : said) {
            if (turn.role().equals(Turn.SYSTEM)) {
                system.append("\n\n").append(turn.content());
            }
        }
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn(Turn.SYSTEM, system.toString()));
        turns.addAll(history.recent(spoken(said), notes));
        turns.add(new Turn(Turn.USER, templates.question(question)));
        return new Prompt(turns, chosen, notes);
    }

    /** Asks a model for a question that can be understood without what was said before it. */
    public String rewrite(String question, List<Turn> said) {
        return templates.rewrite(
                PromptSanitizer.text(question), History.write(history.recent(spoken(said), new ArrayList<>())));
    }

    private static List<Turn> spoken(List<Turn> said) {
        return said.stream().filter(turn -> !turn.role().equals(Turn.SYSTEM)).toList();
    }
}
