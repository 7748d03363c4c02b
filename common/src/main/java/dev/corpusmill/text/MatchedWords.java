package dev.corpusmill.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Where in a text the words of a question stand, in any of the forms that BM25 takes for the same word. */
public final class MatchedWords {
    private MatchedWords() {}

    /**
     * A word of the question in a text.
     *
     * @param start offset of its first UTF-16 unit
     * @param end offset behind its last one
     * @param word as BM25 sees it: its stem
     */
    public record Match(int start, int end, String word) {}

    /**
     * All places, ascending by start; places of pairs and single characters of one script may overlap.
     *
     * @param language of the index: a code, several joined by commas, or {@code auto}
     */
    public static List<Match> of(String language, String question, String text) {
        Set<String> asked = SearchWords.ofQuestion(language, question).keySet();
        String ended = text + "\n"; // as for SearchWords
        List<Match> matches = new ArrayList<>();
        String analyzer = IndexedLanguages.of(language).ofPassage(text);
        try (TokenStream tokens = Analyzers.of(analyzer).tokenStream("text", ended)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                int end = Math.min(text.length(), offset.endOffset());
                if (asked.contains(term.toString()) && offset.startOffset() < end) {
                    matches.add(new Match(offset.startOffset(), end, term.toString()));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the text is in memory
        }
        return List.copyOf(matches);
    }
}
