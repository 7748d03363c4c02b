package dev.corpusmill.query.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What was said before, as far as it fits: the last turns, references left out, marks of chat formats made harmless. */
final class History {
    private final Function<String, int[]> tokenEnds;
    private final int maxTokens;

    History(Function<String, int[]> tokenEnds, int maxTokens) {
        this.tokenEnds = tokenEnds;
        this.maxTokens = maxTokens;
    }

    List<Turn> recent(List<Turn> turns, List<String> notes) {
        List<Turn> clean = new ArrayList<>();
        for (Turn turn : turns) {
            boolean ours = turn.role().equals(Turn.ASSISTANT);
            clean.add(new Turn(
                    turn.role(), PromptSanitizer.text(ours ? References.without(turn.content()) : turn.content())));
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

    static String write(List<Turn> turns) {
        StringBuilder text = new StringBuilder();
        for (Turn turn : turns) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(turn.role())
                    .append(": ")
                    .append(turn.content());
        }
        return text.toString();
    }
}
