package dev.corpusmill.query.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a question names: words with a figure, and words with a capital that do not begin it (in German: all nouns). */
final class Names {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private static final int MIN_NAME = 3;
    private static final int LONG_NAME = 5; // letters; of a longer one the ending may differ

    private Names() {}

    /** The beginnings, in lower case, of the words of an English question that have a capital, but for its first word. */
    static List<String> capitals(String question) {
        List<String> names = new ArrayList<>();
        Matcher word = WORD.matcher(question);
        boolean first = true;
        while (word.find()) {
            String found = word.group();
            boolean name = Character.isUpperCase(found.codePointAt(0))
                    && found.codePoints().allMatch(Character::isLetter);
            if (!first && name && found.length() >= MIN_NAME) {
                String lower = found.toLowerCase(Locale.ROOT);
                names.add(lower.length() > LONG_NAME ? lower.substring(0, lower.length() - 2) : lower);
            }
            first = false;
        }
        return names;
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
