package dev.corpusmill.index.parse.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXException;

/** Markdown between code: its headings become headings, all else stays as it is. */
final class MarkdownCell {
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}(#{1,6})\\s+(.*?)(?:\\s+#+)?\\s*");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\((?:data:|attachment:)[^)]*\\)");

    private MarkdownCell() {}

    static void write(String source, String place, DataOutput out) throws SAXException {
        StringBuilder text = new StringBuilder();
        boolean fenced = false;
        for (String line : PICTURE.matcher(source).replaceAll("$1").split("\r?\n", -1)) {
            fenced ^= line.strip().startsWith("```") || line.strip().startsWith("~~~");
            Matcher heading = HEADING.matcher(line);
            if (!fenced && heading.matches()) {
                out.element("p", place, text.toString());
                text.setLength(0);
                out.element("h" + heading.group(1).length(), place, heading.group(2));
            } else {
                text.append(line).append('\n');
            }
        }
        out.element("p", place, text.toString());
    }
}
