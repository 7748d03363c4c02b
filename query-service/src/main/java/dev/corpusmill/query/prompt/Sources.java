package dev.corpusmill.query.prompt;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Chooses the sources of a prompt, and writes them down. */
final class Sources {
    private static final Comparator<Source> CANONICAL = Comparator.comparing(
                    (Source source) -> source.node().documentId())
            .thenComparing(source -> source.node().ordinal())
            .thenComparing(source -> source.node().id());

    private final Function<String, int[]> tokenEnds;
    private final int maxTokens;
    private final int maxSources;
    private final boolean canonical;

    Sources(Function<String, int[]> tokenEnds, int maxTokens, int maxSources, boolean canonical) {
        this.tokenEnds = tokenEnds;
        this.maxTokens = maxTokens;
        this.maxSources = maxSources;
        this.canonical = canonical;
    }

    /** In canonical order numbers follow places: they must not tell of ranks, or no two prompts begin alike. */
    List<Source> choose(List<Hit> hits, List<String> notes) {
        List<Source> best = best(hits, notes);
        if (!canonical) {
            return best;
        }
        List<Source> ordered = new ArrayList<>();
        for (Source source : best.stream().sorted(CANONICAL).toList()) {
            ordered.add(new Source(ordered.size() + 1, source.node(), source.text()));
        }
        return ordered;
    }

    /** The best hits that fit; of the first that does not fit any more, nothing, unless it is the best of all. */
    private List<Source> best(List<Hit> hits, List<String> notes) {
        List<Source> sources = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int left = maxTokens;
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

    /** The best source stands last, next to the question, where models heed it most; or all in their order. */
    String write(List<Source> sources) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(canonical ? i : sources.size() - 1 - i);
            text.append("<source n=\"").append(source.number()).append("\" title=\"");
            text.append(PromptSanitizer.attribute(source.node().title())).append("\">\n");
            text.append(PromptSanitizer.text(source.text())).append("\n</source>\n");
        }
        return text.toString().strip();
    }
}
