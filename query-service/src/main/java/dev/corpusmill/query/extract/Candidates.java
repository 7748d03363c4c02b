package dev.corpusmill.query.extract;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.extract.Span.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Collects the statements of the best hits, a bounded number of bounded length, none twice. */
final class Candidates {
    private static final int MAX_CANDIDATES = 200;
    private static final int MAX_CHARS = 600; // of one sentence: what is longer is a table or a list without stops

    private final Function<String, Set<String>> words;
    private final List<Candidate> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private Candidates(Function<String, Set<String>> words) {
        this.words = words;
    }

    static List<Candidate> of(List<Hit> hits, Function<String, Set<String>> words) {
        Candidates candidates = new Candidates(words);
        for (int passage = 0; passage < hits.size() && candidates.found.size() < MAX_CANDIDATES; passage++) {
            candidates.addAll(passage, hits.get(passage));
        }
        return candidates.found;
    }

    private void addAll(int passage, Hit hit) {
        String text = hit.node().text();
        String heading = hit.node().place().heading();
        String context = heading.isEmpty()
                ? hit.node().title()
                : heading.substring(heading.lastIndexOf('>') + 1).strip();
        List<Span> spans = Spans.of(text);
        boolean onlyHeadings = spans.stream().noneMatch(span -> span.kind() == Kind.STATEMENT);
        for (Span span : spans) {
            String sentence = shorten(span).of(text);
            if (span.kind() != Kind.STATEMENT && !onlyHeadings) {
                context = sentence;
            } else if (found.size() < MAX_CANDIDATES && seen.add(sentence)) {
                found.add(new Candidate(passage, shorten(span), sentence, context, words.apply(sentence)));
            }
        }
    }

    private static Span shorten(Span span) {
        return new Span(span.start(), Math.min(span.end(), span.start() + MAX_CHARS), span.kind());
    }
}
