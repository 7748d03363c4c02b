package dev.corpusmill.query.http;

import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.text.MatchedWords;
import dev.corpusmill.text.MatchedWords.Match;
import dev.corpusmill.text.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a question in its hits, and in each hit the sentence that holds most of them. */
final class Highlights {
    /** Words that are marked in one hit at most. */
    static final int MAX_WORDS = 200;

    private static final double HEADING = .01; // weight of a word in it: decides between sentences that are equal

    /** Lines of Markdown headings, one behind the other, with the white space behind them. */
    private static final Pattern HEADINGS =
            Pattern.compile("(?:^ {0,3}#{1,6}[ \\t][^\\n]*+(?:\\n\\s*+|\\z))+", Pattern.MULTILINE);

    private final List<List<Match>> matches = new ArrayList<>();
    private final Map<String, Integer> hitsWith = new HashMap<>();
    private final List<Hit> hits;

    /** A range of a hit's text, in UTF-16 units. */
    record Range(int start, int end) {}

    /**
     * The highlights of one result.
     *
     * @param language of the index
     */
    Highlights(String language, String question, List<Hit> hits) {
        this.hits = hits;
        for (Hit hit : hits) {
            List<Match> found = MatchedWords.of(language, question, hit.node().text());
            matches.add(found);
            Set<String> words = new HashSet<>();
            found.forEach(match -> words.add(match.word()));
            words.forEach(word -> hitsWith.merge(word, 1, Integer::sum));
        }
    }

    /** The marked words of a hit, without overlaps: neighboring and overlapping ones are one. */
    List<Range> words(int hit) {
        List<Range> ranges = new ArrayList<>();
        for (Match match : matches.get(hit)) {
            Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && match.start() <= last.end()) {
                ranges.set(ranges.size() - 1, new Range(last.start(), Math.max(last.end(), match.end())));
            } else if (ranges.size() < MAX_WORDS) {
                ranges.add(new Range(match.start(), match.end()));
            }
        }
        return ranges;
    }

    /**
     * The sentence whose words of the question are the most, rare ones among the hits counting more; where the hit has none of
     * them, the part that a route found. Lines of Markdown headings belong to no sentence; their words count for the one behind
     * them, little.
     */
    Optional<Range> sentence(int hit) {
        String text = hits.get(hit).node().text();
        Range best = null;
        double most = 0;
        int start = 0;
        int next = 0;
        List<Match> found = matches.get(hit);
        for (int end : ends(text)) {
            int begin = behindHeadings(text, start, end);
            Set<String> above = new HashSet<>();
            Set<String> words = new HashSet<>();
            while (next < found.size() && found.get(next).start() < end) {
                Match match = found.get(next++);
                (match.start() < begin ? above : words).add(match.word());
            }
            double weight = weight(words) + HEADING * weight(above);
            if (weight > most) {
                most = weight;
                best = stripped(text, begin < end ? begin : start, end);
            }
            start = end;
        }
        return best == null ? part(hits.get(hit)) : Optional.of(best);
    }

    /** Where sentences end, none within headings, and where headings begin. */
    private static SortedSet<Integer> ends(String text) {
        SortedSet<Integer> ends = new TreeSet<>(Sentences.ends(text, 0, text.length()));
        Matcher heading = HEADINGS.matcher(text);
        while (heading.find()) {
            if (heading.end() < text.length()) {
                ends.subSet(heading.start() + 1, heading.end() + 1).clear();
            }
            if (heading.start() > 0) {
                ends.add(heading.start());
            }
        }
        return ends;
    }

    /** Where the text behind headings at the beginning of a range begins: {@code to} where there is nothing else. */
    private static int behindHeadings(String text, int from, int to) {
        Matcher heading = HEADINGS.matcher(text).region(from, to);
        heading.useAnchoringBounds(false);
        return heading.lookingAt() ? heading.end() : from;
    }

    private double weight(Set<String> words) {
        return words.stream().mapToDouble(this::weight).sum();
    }

    private double weight(String word) {
        return Math.log(1 + (double) hits.size() / hitsWith.getOrDefault(word, 1));
    }

    private static Range stripped(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Range(start, end);
    }

    /** The smaller node that a route found in the hit, as far as the hit's text is the document's own. */
    private static Optional<Range> part(Hit hit) {
        Place whole = hit.node().place();
        String text = hit.node().text();
        int head = text.length() - (whole.charEnd() - whole.charStart()); // of a table, in front of its later parts
        for (Hit.RouteScore route : hit.routes().values()) {
            Place part = route.part();
            if (part != null && head >= 0) {
                int start = Math.max(0, part.charStart() - whole.charStart() + head);
                int end = Math.min(text.length(), part.charEnd() - whole.charStart() + head);
                return start < end ? Optional.of(new Range(start, end)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
