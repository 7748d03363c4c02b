package dev.corpusmill.query.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of an answer.
 *
 * @param text without marks
 * @param marks numbers of the sources that it cites
 * @param numbers as they are written, with their readings
 * @param names words in capitals inside the sentence, and words with digits, in small letters
 */
record Statement(
        String text, Set<Integer> marks, Set<String> words, Map<String, Set<String>> numbers, List<String> names) {
    private static final Pattern MARK = Pattern.compile("[ \\t]*\\[(\\d{1,3}(?:, \\d{1,3})*)]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-_][\\p{L}\\p{N}]+)*");
    private static final double MANY_CAPITALS = 0.34;

    static Statement of(String sentence, Function<String, Set<String>> words) {
        Set<Integer> marks = new TreeSet<>();
        Matcher mark = MARK.matcher(sentence);
        while (mark.find()) {
            for (String number : mark.group(1).split(", ", -1)) {
                marks.add(Integer.parseInt(number));
            }
        }
        String text = MARK.matcher(sentence).replaceAll("");
        return new Statement(text.strip(), marks, words.apply(text), Numbers.inDigits(text), names(text));
    }

    /** Names that can be told by their capitals; not in German or in a title, where many words have one. */
    private static List<String> names(String text) {
        List<String> capitals = new ArrayList<>();
        List<String> mixed = new ArrayList<>();
        int count = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            boolean first = count++ == 0;
            String found = word.group();
            boolean letters = found.chars().anyMatch(Character::isLetter);
            if (letters && found.chars().anyMatch(Character::isDigit) && found.matches("\\p{Alpha}[\\p{Alnum}_-]*")) {
                mixed.add(found.toLowerCase(Locale.ROOT));
            } else if (!first && Character.isUpperCase(found.codePointAt(0)) && found.length() > 2) {
                capitals.add(found.toLowerCase(Locale.ROOT));
            }
        }
        if (capitals.size() <= Math.max(2, MANY_CAPITALS * count)) {
            mixed.addAll(capitals);
        }
        return mixed;
    }

    /** Whether it says anything that could be checked. */
    boolean says() {
        return !words.isEmpty()
                && text.codePoints().filter(Character::isLetter).limit(3).count() >= 2;
    }
}
