package dev.corpusmill.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words that BM25 sees in a text, with how often each occurs. Any text is safe: nothing in it is syntax. */
public final class SearchWords {
    /** Questions are cut behind this many different words: a pasted page costs no more than a long question. */
    public static final int MAX_QUESTION_WORDS = 256;

    private static final int MAX_QUESTION_CHARS = 1 << 16;

    private SearchWords() {}

    /** The languages that have an analyzer. */
    public static Set<String> languages() {
        return Analyzers.languages();
    }

    /** All words of a passage, in order of their first occurrence. */
    public static Map<String, Integer> ofPassage(String language, String text) {
        return words(Analyzers.of(language), text, Integer.MAX_VALUE);
    }

    /** The first {@link #MAX_QUESTION_WORDS} different words of a question; one of function words only keeps them. */
    public static Map<String, Integer> ofQuestion(String language, String question) {
        String head = question.substring(0, Math.min(question.length(), MAX_QUESTION_CHARS));
        Map<String, Integer> telling = words(Analyzers.ofQuestions(language), head, MAX_QUESTION_WORDS);
        return telling.isEmpty() ? words(Analyzers.of(language), head, MAX_QUESTION_WORDS) : telling;
    }

    private static Map<String, Integer> words(Analyzer analyzer, String text, int maxWords) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        String ended = text + "\n"; // Lucene's tokeniser loses the last word before half a character at the very end
        try (TokenStream tokens = analyzer.tokenStream("text", ended)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String word = term.toString();
                if (counts.size() >= maxWords && !counts.containsKey(word)) {
                    break;
                }
                counts.merge(word, 1, Integer::sum);
            }
            return counts;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the text is in memory
        }
    }
}
