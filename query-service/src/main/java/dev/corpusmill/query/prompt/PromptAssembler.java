package dev.corpusmill.query.prompt;

import dev.corpusmill.model.Node;
import dev.corpusmill.search.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Puts the messages for a model together, within a budget of tokens for the sources and one for the history. */
public final class PromptAssembler {
    private final Templates templates;
    private final Function<String, int[]> tokenEnds;
    private final int contextTokens;
    private final int maxSources;

    /**
     * Prompts with at most so many tokens of at most so many sources.
     *
     * @param tokenEnds where the tokens of a text end, roughly as for the model at the servers
     */
    public PromptAssembler(Templates templates, Function<String, int[]> tokenEnds, int contextTokens, int maxSources) {
        this.templates = templates;
        this.tokenEnds = tokenEnds;
        this.contextTokens = contextTokens;
        this.maxSources = maxSources;
    }

    /**
     * The prompt for a question.
     *
     * @param history what was said before, oldest first; what the client says as {@code system} joins our own rules
     */
    public Prompt assemble(String question, List<Turn> history, List<Hit> hits) {
        List<String> notes = new ArrayList<>();
        List<Source> sources = sources(hits, notes);
        StringBuilder system = new StringBuilder(templates.rules(question, write(sources)));
        List<Turn> said = new ArrayList<>();
        for (Turn turn : history) {
            if (turn.role().equals(Turn.SYSTEM)) {
                system.append("\n\n").append(turn.content());
            } else {
                said.add(turn);
            }
        }
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn(Turn.SYSTEM, system.toString()));
        turns.addAll(recent(said, notes));
        turns.add(new Turn(Turn.USER, templates.question(question)));
        return new Prompt(turns, sources, notes);
    }

    /** The best hits that fit; of the first that does not fit any more, nothing, unless it is the best of all. */
    private List<Source> sources(List<Hit> hits, List<String> notes) {
        List<Source> sources = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int left = contextTokens;
        for (Hit hit : hits) {
            Node node = hit.node();
            if (sources.size() == maxSources || !seen.add(node.textHash())) {
                continue; // the same text twice would only cost tokens
            }
            int[] ends = tokenEnds.apply(node.text());
            int cost = ends.length;
            if (cost <= left) {
                sources.add(new Source(sources.size() + 1, node, node.text()));
                left -= cost;
            } else if (sources.isEmpty()) {
                sources.add(new Source(1, node, node.text().substring(0, ends[left - 1])));
                notes.add("the best source was cut to " + left + " of " + cost + " tokens");
                left = 0;
            } else {
                notes.add("sources left out for want of tokens from rank " + (sources.size() + 1));
                break;
            }
        }
        return sources;
    }

    /** The best source stands last, next to the question, where models heed it most. */
    private static String write(List<Source> sources) {
        StringBuilder text = new StringBuilder();
        for (int i = sources.size() - 1; i >= 0; i--) {
            Source source = sources.get(i);
            text.append("<source n=\"").append(source.number()).append("\" title=\"");
            text.append(Neutral.attribute(source.node().title())).append("\">\n");
            text.append(Neutral.text(source.text())).append("\n</source>\n");
        }
        return text.toString().strip();
    }

    /** The last turns that fit into half of the sources' budget. */
    private List<Turn> recent(List<Turn> turns, List<String> notes) {
        int left = contextTokens / 2;
        int first = turns.size();
        while (first > 0) {
            left -= tokenEnds.apply(turns.get(first - 1).content()).length;
            if (left < 0) {
                notes.add("earlier turns left out for want of tokens: turns=" + first);
                break;
            }
            first--;
        }
        return turns.subList(first, turns.size());
    }
}
