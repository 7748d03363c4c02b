package dev.corpusmill.index.parse;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds headings and tables of a Markdown text, which itself stays as it is. One pass over its lines: ATX and setext
 * headings, pipe tables; neither counts inside fenced code, a comment or the front matter.
 */
final class Markdown {
    private static final Pattern ATX = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]+(.*?))?(?:[ \\t]+#+)?[ \\t]*");
    private static final Pattern SETEXT = Pattern.compile(" {0,3}(=+|-+)[ \\t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");
    private static final Pattern NO_PARAGRAPH = Pattern.compile("( {4}|\\t).*| {0,3}([-*+>|]|\\d+[.)]\\s).*");
    private static final Pattern DELIMITERS = Pattern.compile("[ \\t|:-]*-[ \\t|:-]*");
    private static final Pattern FRONT_TITLE = Pattern.compile("title:\\s*[\"']?(.*?)[\"']?\\s*");

    private final String text;
    private final List<Heading> headings = new ArrayList<>();
    private final List<Span> tables = new ArrayList<>();
    private String title = "";
    private @Nullable String fence;
    private boolean comment;
    private String previous = "";
    private int previousStart;
    private int tableStart = -1;

    private Markdown(String text) {
        this.text = text;
    }

    /** Headings, tables and the title of the front matter, if there is one. */
    record Outline(List<Heading> headings, List<Span> tables, String title) {}

    static Outline outline(String text) {
        Markdown scan = new Markdown(text);
        int start = scan.skipFrontMatter();
        while (start < text.length()) {
            int end = lineEnd(text, start);
            scan.line(text.substring(start, end), start, end);
            start = end + 1;
        }
        scan.endTable(text.length());
        return new Outline(scan.headings, scan.tables, scan.title);
    }

    private static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private int skipFrontMatter() {
        int close = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
        if (close < 0) {
            return 0;
        }
        for (String line : text.substring(4, Math.max(4, close)).split("\n", -1)) {
            Matcher found = FRONT_TITLE.matcher(line);
            title = found.matches() && title.isEmpty() ? found.group(1) : title;
        }
        return close + 5;
    }

    private void line(String line, int start, int end) {
        boolean plain = !inFence(line) && !inComment(line);
        if (plain) {
            table(line, start);
            plain = !heading(line, start, end);
        } else {
            endTable(start);
        }
        previous = plain ? line : "";
        previousStart = start;
    }

    private boolean inFence(String line) {
        Matcher mark = FENCE.matcher(line);
        if (fence == null) {
            boolean opens = mark.matches()
                    && !(mark.group(1).startsWith("`") && mark.group(2).contains("`"));
            fence = opens ? mark.group(1) : null;
            return opens;
        }
        if (mark.matches() && mark.group(1).startsWith(fence) && mark.group(2).isBlank()) {
            fence = null;
        }
        return true;
    }

    private boolean inComment(String line) {
        if (!comment && !line.stripLeading().startsWith("<!--")) {
            return false;
        }
        comment = !line.contains("-->");
        return true;
    }

    private boolean heading(String line, int start, int end) {
        Matcher atx = ATX.matcher(line);
        if (atx.matches()) {
            add(atx.group(1).length(), start, end, atx.group(2) == null ? "" : atx.group(2));
            return true;
        }
        Matcher setext = SETEXT.matcher(line);
        boolean underlined = setext.matches()
                && !previous.isBlank()
                && !NO_PARAGRAPH.matcher(previous).matches();
        if (underlined) {
            add(setext.group(1).startsWith("=") ? 1 : 2, previousStart, end, previous);
        }
        return underlined;
    }

    private void add(int level, int start, int end, String marked) {
        String plain = CleanText.collapse(marked.replaceAll("!?\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("\\s*\\{#[^}]*}", "")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\*\\*|__|`", ""));
        if (!plain.isEmpty()) {
            headings.add(new Heading(level, start, end, plain));
        }
    }

    private void table(String line, int start) {
        if (tableStart >= 0 && !line.contains("|")) {
            endTable(start);
        } else if (tableStart < 0
                && previous.contains("|")
                && line.contains("|")
                && DELIMITERS.matcher(line).matches()) {
            tableStart = previousStart;
        }
    }

    private void endTable(int before) {
        if (tableStart >= 0) {
            int end = before > 0 && before <= text.length() && text.charAt(before - 1) == '\n' ? before - 1 : before;
            tables.add(new Span(tableStart, end));
            tableStart = -1;
        }
    }
}
