package dev.corpusmill.query.verify;

import dev.corpusmill.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A source as statements are compared with it. Its words and sentences are made when a statement first needs them: most
 * need no sentences, and to cut them all took most of the time of a short answer. Not for several threads.
 */
final class Evidence {
    private final int number;
    private final String all;
    private final String text;
    private final Function<String, Set<String>> cut;
    private @Nullable Set<String> words;
    private @Nullable Set<String> numbers;
    private @Nullable String lower;
    private @Nullable List<Sentence> sentences;

    private Evidence(int number, String title, String text, Function<String, Set<String>> cut) {
        this.number = number;
        this.all = title + "\n" + text;
        this.text = text;
        this.cut = cut;
    }

    /** {@code words} gives the words of a text. */
    static Evidence of(int number, String title, String text, Function<String, Set<String>> words) {
        return new Evidence(number, title, text, words);
    }

    /** A sentence of a source. */
    record Sentence(String text, Set<String> words, Set<String> numbers) {}

    /** What an answer cites it by. */
    int number() {
        return number;
    }

    /** Words of the text and its title. */
    Set<String> words() {
        Set<String> made = words;
        if (made == null) {
            made = cut.apply(all);
            words = made;
        }
        return made;
    }

    /** All readings of all its numbers. */
    Set<String> numbers() {
        Set<String> made = numbers;
        if (made == null) {
            made = Numbers.all(all);
            numbers = made;
        }
        return made;
    }

    /** The text and its title in small letters. */
    String lower() {
        String made = lower;
        if (made == null) {
            made = all.toLowerCase(Locale.ROOT);
            lower = made;
        }
        return made;
    }

    /** Sentences of the text. */
    List<Sentence> sentences() {
        List<Sentence> made = sentences;
        if (made == null) {
            made = cutSentences();
            sentences = made;
        }
        return made;
    }

    private List<Sentence> cutSentences() {
        List<Sentence> made = new ArrayList<>();
        int start = 0;
        for (int end : Sentences.ends(text, 0, text.length())) {
            String sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                made.add(new Sentence(sentence, cut.apply(sentence), Numbers.all(sentence)));
            }
            start = end;
        }
        return made;
    }
}
