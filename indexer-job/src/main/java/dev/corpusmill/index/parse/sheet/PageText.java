package dev.corpusmill.index.parse.sheet;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Heads and feet of printed pages: ECMA-376, part 1, 18.3.1.39. */
final class PageText {
    private static final Pattern NUMBERING =
            Pattern.compile("(?i)(\\b(?:page|seite|pagina|página|strona|sida|side|стр\\.?)\\s*|第\\s*|-\\s*)?&P"
                    + "(?:\\s*(?:\\p{L}{1,4}|/|页\\s*[，,]?\\s*共|頁\\s*[，,]?\\s*共)?\\s*&N)?(?:\\s*[页頁]|\\s*-)?");
    private static final Pattern FONT =
            Pattern.compile("&\"[^\"]*\"|&K[0-9A-Fa-f]{6}|&K[0-9]{2}[+-][0-9]{3}|&[0-9]{1,3}");
    private static final Pattern SECTION = Pattern.compile("&[LCR]");
    private static final Pattern LEFT_OUT = Pattern.compile("&[A-Za-z]"); // date, time, file, path, picture, styles

    private PageText() {}

    /** The words of a page's head, its parts one after the other; not the sheet's name alone, which stands above it. */
    static String resolve(String codes, String sheet) {
        String amp = "\uE000"; // stands for &&, which is no code
        String text = codes.replace("&&", amp);
        text = SECTION.matcher(FONT.matcher(text).replaceAll("")).replaceAll("\n");
        text = NUMBERING.matcher(text).replaceAll("").replace("&A", sheet.replace("&", amp));
        text = LEFT_OUT.matcher(text).replaceAll("").replace("&", "").replace(amp, "&");
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals(sheet))
                .collect(Collectors.joining("\n"));
    }
}
