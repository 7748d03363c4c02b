package dev.corpusmill.search;

import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.text.PhraseText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The phrases that a question quotes: these words are wanted, in this order. Routes are asked for more, and of what
 * they find the nodes stay that hold all phrases in title, headings or text; where none does, quotes say nothing.
 */
public final class QuotedPhrases {
    private static final int MORE = 5;
    private static final int MAX_CANDIDATES = 1000;
    private static final int MAX_PHRASES = 10;
    private static final Pattern QUOTED = Pattern.compile(
            "\"([^\"]{2,200})\"|[“„]([^“”„]{2,200})[”“]|«([^«»]{2,200})»|「([^「」]{2,200})」|『([^『』]{2,200})』");

    private final List<String> phrases;

    private QuotedPhrases(List<String> phrases) {
        this.phrases = List.copyOf(phrases);
    }

    /** The first phrases of a question. */
    public static QuotedPhrases of(String question) {
        List<String> phrases = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(question);
        while (quoted.find() && phrases.size() < MAX_PHRASES) {
            for (int group = 1; group <= quoted.groupCount(); group++) {
                String phrase = quoted.group(group);
                String plain = phrase == null ? "" : PhraseText.of(phrase);
                if (!plain.isEmpty()) {
                    phrases.add(plain);
                }
            }
        }
        return new QuotedPhrases(phrases);
    }

    /** How many hits a route is asked for in the place of so many. */
    public int depth(int candidates) {
        return phrases.isEmpty() ? candidates : Math.max(candidates, Math.min(MAX_CANDIDATES, candidates * MORE));
    }

    /**
     * What is left of the lists.
     *
     * @param candidates how many hits a route of this name may bring
     */
    public List<RankedList> narrow(List<RankedList> lists, ToIntFunction<String> candidates) {
        if (phrases.isEmpty()) {
            return lists;
        }
        List<RankedList> holding = new ArrayList<>(lists.size());
        List<RankedList> all = new ArrayList<>(lists.size());
        boolean any = false;
        for (RankedList list : lists) {
            int most = candidates.applyAsInt(list.route());
            List<ScoredNode> hits = list.hits().stream().filter(this::in).toList();
            any |= !hits.isEmpty();
            holding.add(new RankedList(list.route(), first(hits, most), list.fromZero()));
            all.add(new RankedList(list.route(), first(list.hits(), most), list.fromZero()));
        }
        return any ? holding : all;
    }

    private static List<ScoredNode> first(List<ScoredNode> hits, int candidates) {
        return hits.subList(0, Math.min(candidates, hits.size()));
    }

    private boolean in(ScoredNode hit) {
        String text = PhraseText.of(hit.node().lexicalText());
        return phrases.stream().allMatch(phrase -> PhraseText.holds(text, phrase));
    }
}
