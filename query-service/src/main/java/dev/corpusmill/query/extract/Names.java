package dev.corpusmill.query.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a question names: words with a figure, and words with a capital that do not begin it (in German: all nouns). */
final class Names {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private static final int MIN_NAME = 3;
    private static final int LONG_NAME = 5; // letters; of a longer one the ending may differ

    private Names() {}

    /** In lower case, the words of an English question that have a capital, but for its first word. */
    static List<String> capitals(String question) {
        List<String> names = new ArrayList<>();
        Matcher word = WORD.matcher(question);
        boolean first = true;
        while (word.find()) {
            String found = word.group();
            boolean name = Character.isUpperCase(found.codePointAt(0))
                    && found.codePoints().allMatch(Character::isLetter);
            if (!first && name && found.length() >= MIN_NAME) {
                names.add(lower(found));
            }
            first = false;
        }
        return names;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The words of a text, in lower case. */
    static Set<String> words(String text) {
        return WORD.matcher(lower(text)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /**
     * Whether a text has a name, with another ending or with one letter mistyped: a name is often written by ear.
     *
     * @param lower the text in lower case
     * @param words its words
     */
    static boolean isIn(String name, String lower, Set<String> words) {
        boolean isLong = name.length() > LONG_NAME;
        return lower.contains(isLong ? name.substring(0, name.length() - 2) : name)
                || (isLong && words.stream().anyMatch(word -> mistyped(name, word)));
    }

    /** Whether two words differ by one letter that is missing, added or another one; the first is never wrong. */
    private static boolean mistyped(String name, String word) {
        int shorter = Math.min(name.length(), word.length());
        if (Math.max(name.length(), word.length()) - shorter > 1 || name.charAt(0) != word.charAt(0)) {
            return false;
        }
        int at = 0;
        while (at < shorter && name.charAt(at) == word.charAt(at)) {
            at++;
        }
        int nameRest = name.length() == shorter && word.length() > shorter ? at : at + 1;
        int wordRest = word.length() == shorter && name.length() > shorter ? at : at + 1;
        return name.substring(Math.min(nameRest, name.length()))
                .equals(word.substring(Math.min(wordRest, word.length())));
    }

    /** The names, with blanks between them; Chinese has no capitals, so there are only figures. */
    static String of(String question) {
        StringBuilder names = new StringBuilder();
        Matcher word = WORD.matcher(question);
        boolean first = true;
        while (word.find()) {
            String found = word.group();
            boolean figure = found.codePoints().anyMatch(Character::isDigit);
            boolean latin = found.codePoints().noneMatch(Character::isIdeographic);
            if (latin && (figure || (!first && Character.isUpperCase(found.codePointAt(0))))) {
                names.append(names.isEmpty() ? "" : " ").append(found);
            }
            first = false;
        }
        return names.toString();
    }
}
