package dev.corpusmill.query.verify;

import dev.corpusmill.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * A source as statements are compared with it.
 *
 * @param number what an answer cites it by
 * @param words of the text and its title
 * @param numbers all readings of all its numbers
 * @param lower the text and its title in small letters
 * @param sentences of the text
 */
record Evidence(int number, Set<String> words, Set<String> numbers, String lower, List<Sentence> sentences) {
    /** A sentence of a source. */
    record Sentence(String text, Set<String> words, Set<String> numbers) {}

    static Evidence of(int number, String title, String text, Function<String, Set<String>> words) {
        String all = title + "\n" + text;
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (int end : Sentences.ends(text, 0, text.length())) {
            String sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(new Sentence(sentence, words.apply(sentence), Numbers.all(sentence)));
            }
            start = end;
        }
        return new Evidence(number, words.apply(all), Numbers.all(all), all.toLowerCase(Locale.ROOT), sentences);
    }
}
