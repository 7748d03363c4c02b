package dev.corpusmill.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/** How many of the first words of a text are the stop words of a language: in its prose a third or more, else few. */
final class StopWords {
    private static final Map<String, LanguageRules> RULES = LanguageTable.all();
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}"); // the letter of a code is no word
    private static final int MAX_WORDS = 100;

    private final List<String> words;

    StopWords(String text) {
        this.words = BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !DIGIT.matcher(word).find())
                .limit(MAX_WORDS)
                .toList();
    }

    /** The languages beside English whose stop words are known; of Japanese and Korean there are none. */
    static Set<String> languages() {
        return RULES.keySet();
    }

    /** How many words are looked at. */
    int words() {
        return words.size();
    }

    /** The share of a language; any that is not known counts as English. */
    double share(String code) {
        LanguageRules rules = RULES.get(code);
        CharArraySet stopWords = rules == null ? EnglishAnalyzer.ENGLISH_STOP_WORDS_SET : rules.stopWords();
        int found = 0;
        for (String word : words) {
            found += stopWords.contains(word) ? 1 : 0;
        }
        return words.isEmpty() ? 0 : (double) found / words.size();
    }

    /** The candidate with the largest share; of equals English, then the first. */
    String best(List<String> candidates) {
        String best = candidates.contains("en") ? "en" : candidates.get(0);
        for (String code : candidates) {
            best = share(code) > share(best) ? code : best;
        }
        return best;
    }
}
