package dev.corpusmill.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The words of a question and of short texts that may answer it, all cut by the same analyzers. Which ones is found once, from
 * the question and the passages that were found for it: a sentence or a row is too short to say what it is written in.
 *
 * <p>For one question and one thread: the words of each text are kept.
 */
public final class QuestionWords implements Function<String, Set<String>> {
    private final List<String> languages;
    private final Set<String> without = new HashSet<>();
    private final Map<String, Set<String>> known = new HashMap<>();

    private QuestionWords(List<String> languages) {
        this.languages = languages;
    }

    /**
     * The words for one question.
     *
     * @param setting languages of the index: a code, several joined by commas, or {@code auto}
     * @param passages texts that were found for it
     * @param ignored words that are left out of every text
     */
    public static QuestionWords of(String setting, String question, List<String> passages, String ignored) {
        IndexedLanguages indexed = IndexedLanguages.of(setting);
        List<String> asked = indexed.ofQuestion(question);
        List<String> both = new ArrayList<>(asked);
        if (asked.size() > 1) {
            Set<String> found = new HashSet<>();
            passages.forEach(passage -> found.add(indexed.ofPassage(passage)));
            both.retainAll(found);
        }
        QuestionWords words = new QuestionWords(List.copyOf(both.isEmpty() ? asked : both));
        words.without.addAll(words.cut(ignored, false));
        return words;
    }

    /** How many analyzers cut each text. */
    public int languages() {
        return languages.size();
    }

    @Override
    public Set<String> apply(String text) {
        return known.computeIfAbsent(text, this::telling);
    }

    private Set<String> telling(String text) {
        Set<String> telling = cut(text, true);
        Set<String> words = telling.isEmpty() ? cut(text, false) : telling;
        words.removeAll(without);
        return Set.copyOf(words);
    }

    private Set<String> cut(String text, boolean asQuestion) {
        Set<String> words = new HashSet<>();
        for (String language : languages) {
            words.addAll(SearchWords.words(
                            asQuestion ? Analyzers.ofQuestions(language) : Analyzers.of(language),
                            text,
                            Integer.MAX_VALUE)
                    .keySet());
        }
        return words;
    }
}
