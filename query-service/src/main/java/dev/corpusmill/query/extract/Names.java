package dev.corpusmill.query.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a question names: words with a figure, and words with a capital that do not begin it (in German: all nouns). */
final class Names {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private Names() {}

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
