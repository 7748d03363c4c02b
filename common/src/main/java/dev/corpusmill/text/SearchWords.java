package dev.corpusmill.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    /**
     * All words of a passage, in order of their first occurrence; last, part numbers and codes as wholes.
     *
     * @param language of the index: a code, several joined by commas, or {@code auto}
     */
    public static Map<String, Integer> ofPassage(String language, String text) {
        return words(Analyzers.of(IndexedLanguages.of(language).ofPassage(text)), text, Integer.MAX_VALUE);
    }

    /** The first {@link #MAX_QUESTION_WORDS} different words of a question; one of function words only keeps them. */
    public static Map<String, Integer> ofQuestion(String language, String question) {
        String head = question.substring(0, Math.min(question.length(), MAX_QUESTION_CHARS));
        List<String> languages = IndexedLanguages.of(language).ofQuestion(head);
        Map<String, Integer> telling = words(languages, head, Analyzers::ofQuestions);
        return telling.isEmpty() ? words(languages, head, Analyzers::of) : telling;
    }

    /** The words of all languages that a question may be in; one that several share counts once. */
    private static Map<String, Integer> words(
            List<String> languages, String question, Function<String, Analyzer> analyzers) {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (String language : languages) {
            words(analyzers.apply(language), question, MAX_QUESTION_WORDS).forEach((word, count) -> {
                if (all.size() < MAX_QUESTION_WORDS || all.containsKey(word)) {
                    all.merge(word, count, Math::max);
                }
            });
        }
        return all;
    }

    static Map<String, Integer> words(Analyzer analyzer, String text, int maxWords) {
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
            for (String code : CodeWords.of(text)) {
                if (counts.size() < maxWords || counts.containsKey(code)) {
                    counts.merge(code, 1, Integer::sum);
                }
            }
            return counts;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the text is in memory
        }
    }
}
