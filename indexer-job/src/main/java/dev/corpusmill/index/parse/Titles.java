package dev.corpusmill.index.parse;

import dev.corpusmill.api.split.ParsedText.Heading;
import java.util.List;
import java.util.regex.Pattern;

/** Chooses the title of a document: what it says of itself, else its first heading, else its file name. */
public final class Titles {
    private static final int MAX_TITLE_CHARS = 300;
    /** What word processors and printer drivers leave in the title field. */
    private static final Pattern JUNK = Pattern.compile(
            "(?i)([\\d\\s_./-]{8,}|microsoft (word|powerpoint|excel) - .*|untitled.*|\\((anonymous|unspecified)\\)|(document|doc|presentation|slide|title|book|sheet) ?\\d*|powerpoint presentation"
                    + "|.*\\.(docx?|pptx?|xlsx?|pdf|rtf|odt|qxd|indd|tex|dvi|html?))");

    private Titles() {}

    public static String choose(String declared, List<Heading> headings, String name) {
        String title = CleanText.collapse(declared);
        if (title.isEmpty() || JUNK.matcher(title).matches()) {
            title = headings.stream().map(Heading::title).findFirst().orElse("");
        }
        if (title.isBlank()) {
            title = stem(name);
        }
        return title.length() <= MAX_TITLE_CHARS
                ? title
                : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, MAX_TITLE_CHARS)));
    }

    private static String stem(String name) {
        String file = fileName(name);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    public static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
