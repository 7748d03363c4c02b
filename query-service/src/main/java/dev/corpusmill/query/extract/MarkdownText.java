package dev.corpusmill.query.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Shows Markdown as text: a reader of an answer sees words, not the marks around them. */
final class MarkdownText {
    private static final List<String> ENDINGS = List.of(".md", ".markdown", ".mdx", ".rmd", ".qmd", ".ipynb");
    private static final Pattern CODE = Pattern.compile("(`{1,3})(?!`)(.+?)(?<!`)\\1(?!`)");
    private static final Pattern IMAGE_OR_LINK =
            Pattern.compile("!?\\[([^\\[\\]]*)](?:\\([^()\\s]*(?:\\s+\"[^\"]*\")?\\)|\\[[^\\[\\]]*])");
    private static final Pattern AUTOLINK = Pattern.compile("<((?:https?|mailto):[^<>\\s]+)>");
    private static final Pattern STRONG = Pattern.compile("(?<![*\\\\])(\\*{1,3})(?=\\S)([^*]+?)(?<=\\S)\\1(?!\\*)");
    private static final Pattern UNDERLINED =
            Pattern.compile("(?<![\\p{L}\\p{N}_\\\\])(_{1,2})(?=\\S)([^_]+?)(?<=\\S)\\1(?![\\p{L}\\p{N}_])");
    private static final Pattern STRUCK = Pattern.compile("~~(?=\\S)(.+?)~~");
    private static final Pattern BREAK = Pattern.compile("(?i)<br ?/?>|\\\\$");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([!-/:-@\\[-`{-~])");

    private MarkdownText() {}

    /** Whether the text of a document is Markdown, by its name. */
    static boolean isMarkdown(String documentId) {
        String id = documentId.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(id::endsWith);
    }

    /** The text without its marks; what is marked as code stays as it is between them. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        var code = CODE.matcher(text);
        int from = 0;
        while (code.find()) {
            plain.append(words(text.substring(from, code.start())))
                    .append(code.group(2).strip());
            from = code.end();
        }
        return plain.append(words(text.substring(from))).toString();
    }

    private static String words(String text) {
        String words = IMAGE_OR_LINK.matcher(text).replaceAll("$1");
        words = AUTOLINK.matcher(words).replaceAll("$1");
        words = STRONG.matcher(words).replaceAll("$2");
        words = UNDERLINED.matcher(words).replaceAll("$2");
        words = STRUCK.matcher(words).replaceAll("$1");
        words = BREAK.matcher(words).replaceAll(" ");
        return ESCAPED.matcher(words).replaceAll("$1");
    }
}
