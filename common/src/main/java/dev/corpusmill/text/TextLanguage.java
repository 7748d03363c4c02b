package dev.corpusmill.text;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The language of a whole text, by its beginning. It is found as that of passages is, but among all that can be distinguished,
 * whether or not there are rules for their words.
 */
public final class TextLanguage {
    private static final int MAX_CHARS = 1000;
    private static final int MIN_WORDS = 10; // a name or a heading is no text

    private static final String ENGLISH = "en";
    private static final List<String> WITH_STOP_WORDS =
            Stream.concat(Stream.of(ENGLISH), StopWords.languages().stream()).toList();

    /** Of the letters of languages that are not told by stop words, at least these are no letters of English. */
    private static final double MARKED = 0.02;

    private TextLanguage() {}

    /**
     * An ISO 639-1 code; empty where there are no letters, or of no known script. Whatever has Latin letters and is not
     * surely prose of another language, as source code and tables, counts as English.
     */
    public static Optional<String> of(String text) {
        String head = text.substring(0, Math.min(text.length(), MAX_CHARS));
        if (head.codePoints().noneMatch(Character::isLetter)) {
            return Optional.empty();
        }
        UnicodeScript script = Scripts.of(head);
        return switch (script) {
            case HAN -> Optional.of(Scripts.ofHan(head));
            case LATIN -> Optional.of(latin(head));
            default -> among(Scripts.languages(script), head);
        };
    }

    /** The likeliest of some languages by the function words of a question; English where none speaks for another. */
    public static String ofQuestion(String question, List<String> languages) {
        return new StopWords(question).best(languages);
    }

    private static Optional<String> among(List<String> languages, String text) {
        return languages.size() <= 1 ? languages.stream().findFirst() : LanguageDetector.detect(text, languages);
    }

    private static String latin(String text) {
        StopWords words = new StopWords(text);
        if (words.words() < MIN_WORDS) {
            return ENGLISH;
        }

        boolean marks = marked(text) >= MARKED;
        boolean english = words.best(WITH_STOP_WORDS).equals(ENGLISH);
        if (english && (!marks || words.share(ENGLISH) > IndexedLanguages.SURELY)) {
            return ENGLISH; // as most documents are: without the detector
        }

        String detected = LanguageDetector.detect(text).orElse(ENGLISH);
        boolean prose =
                StopWords.languages().contains(detected) ? words.share(detected) >= IndexedLanguages.HARDLY : marks;
        return prose ? detected : ENGLISH;
    }

    private static double marked(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long marked = text.codePoints()
                .filter(letter -> letter >= 0x80 && Character.isLetter(letter))
                .count();
        return letters == 0 ? 0 : (double) marked / letters;
    }
}
