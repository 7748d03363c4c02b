package dev.corpusmill.query.extract;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.PlacePart;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.extract.Span.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Collects the statements of the best hits, a bounded number of bounded length, none twice. */
final class Candidates {
    private static final int MAX_CANDIDATES = 400;
    private static final int MAX_BEFORE = 12; // statements before one that may say what it is about

    private final Function<String, Set<String>> words;
    private final List<Candidate> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private Candidates(Function<String, Set<String>> words) {
        this.words = words;
    }

    static List<Candidate> of(List<Hit> hits, Function<String, Set<String>> words) {
        Candidates candidates = new Candidates(words);
        for (int passage = 0; passage < hits.size() && candidates.found.size() < MAX_CANDIDATES; passage++) {
            candidates.addAll(passage, hits.get(passage).node());
        }
        return candidates.found;
    }

    private void addAll(int passage, Node node) {
        String text = node.text();
        List<Span> spans = Spans.of(text, headings(node));
        boolean onlyHeadings = spans.stream().noneMatch(span -> span.kind().answers());
        List<Set<String>> spanWords = new ArrayList<>();
        for (Span span : spans) {
            spanWords.add(words.apply(span.lead(text) + "\n" + span.of(text)));
        }

        Set<String> above = words.apply(node.title() + "\n" + node.place().heading());
        String context = context(node);
        int behind = 0;
        int opening = 0;
        for (int i = 0; i < spans.size() && found.size() < MAX_CANDIDATES; i++) {
            Span span = spans.get(i);
            boolean opens = i == 0
                    || text.substring(
                                    spans.get(i - 1).end(),
                                    Math.max(spans.get(i - 1).end(), span.start()))
                            .contains("\n\n");
            opening = opens ? i : opening;
            boolean opened = opening < i && (span.kind() == Kind.SENTENCE || span.kind() == Kind.PAIR);
            String statement = span.of(text);
            if (!span.kind().answers() && !onlyHeadings) {
                context = statement;
                behind = 0;
            } else if (seen.add(span.lead(text) + "\n" + statement)) {
                Set<String> around = new HashSet<>(spanWords.get(Math.max(0, i - 1)));
                around.addAll(above);
                around.addAll(spanWords.get(Math.min(spans.size() - 1, i + 1)));
                found.add(new Candidate(
                        passage,
                        span,
                        statement,
                        span.lead(text),
                        context,
                        behind++,
                        opened ? spans.get(opening).of(text) : "",
                        spanWords.get(i),
                        around,
                        scopes(node, spans, i)));
            }
        }
    }

    /** Of the rows before a row only their head counts: each is about something else. */
    private static List<String> scopes(Node node, List<Span> spans, int index) {
        String text = node.text();
        Span span = spans.get(index);
        List<String> scopes = new ArrayList<>();
        scopes.add(span.lead(text) + "\n" + span.of(text));
        for (int i = index - 1; i >= 0 && scopes.size() <= MAX_BEFORE; i--) {
            Span before = spans.get(i);
            boolean sibling = before.leadEnd() > before.leadStart() && before.leadStart() == span.leadStart();
            if (!sibling) {
                scopes.add(before.of(text));
            }
        }
        List<String> headings = new ArrayList<>(List.of(node.place().heading().split(" > ")));
        Collections.reverse(headings);
        scopes.addAll(headings);
        scopes.add(node.title());
        return scopes;
    }

    private static String context(Node node) {
        String heading = node.place().heading();
        return heading.isEmpty()
                ? node.title()
                : heading.substring(heading.lastIndexOf('>') + 1).strip();
    }

    /** Titles of the headings that are known to stand in the text. */
    private static Set<String> headings(Node node) {
        Set<String> titles = new HashSet<>(List.of(node.place().heading().split(" > ")));
        for (PlacePart part : node.place().parts()) {
            titles.addAll(List.of(part.heading().split(" > ")));
        }
        titles.remove("");
        return titles;
    }
}
