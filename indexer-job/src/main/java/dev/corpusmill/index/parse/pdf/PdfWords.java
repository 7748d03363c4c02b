package dev.corpusmill.index.parse.pdf;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the end of one line and the start of the next together. A word that was hyphenated at the line's end loses its
 * hyphen, unless the document has written it with one before; a soft hyphen is always lost.
 */
final class PdfWords {
    private static final Pattern LAST_WORD = Pattern.compile("(\\p{L}{2,})-$");
    private static final Pattern FIRST_WORD = Pattern.compile("^(\\p{Ll}{2,})");
    private static final Pattern HYPHENATED = Pattern.compile("\\p{L}{2,}-\\p{L}{2,}");
    private static final int MAX_WORDS = 50_000;
    private static final int LONGEST_WORD = 40;

    private final Set<String> hyphenated = new HashSet<>();

    void learn(String line) {
        Matcher word = HYPHENATED.matcher(line);
        while (word.find() && hyphenated.size() < MAX_WORDS) {
            hyphenated.add(word.group().toLowerCase(Locale.ROOT));
        }
    }

    void glue(StringBuilder joined, String next) {
        if (joined.charAt(joined.length() - 1) == '\u00AD') {
            joined.setLength(joined.length() - 1);
            joined.append(next);
            return;
        }
        Matcher last = LAST_WORD.matcher(joined.substring(Math.max(0, joined.length() - LONGEST_WORD)));
        Matcher first = FIRST_WORD.matcher(next);
        char end = joined.charAt(joined.length() - 1);
        if (last.find() && first.find()) {
            String word = (last.group(1) + "-" + first.group(1)).toLowerCase(Locale.ROOT);
            joined.setLength(hyphenated.contains(word) ? joined.length() : joined.length() - 1);
            joined.append(next);
        } else if (end == '\u2010' || end == '-' || PdfLine.isWide(end) || PdfLine.isWide(next.charAt(0))) {
            joined.append(next);
        } else {
            joined.append(' ').append(next);
        }
    }
}
