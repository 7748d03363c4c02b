package dev.corpusmill.query.prompt;

import java.util.List;

/**
 * The messages for a model, from what changes least to what changes most: rules, sources, history, question.
 *
 * @param notes what was left out or cut, for the trace
 */
public record Prompt(List<Turn> turns, List<Source> sources, List<String> notes) {
    public Prompt {
        turns = List.copyOf(turns);
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }
}
