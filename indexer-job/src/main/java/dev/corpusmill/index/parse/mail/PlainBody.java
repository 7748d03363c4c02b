package dev.corpusmill.index.parse.mail;

import dev.corpusmill.index.parse.html.HtmlText;
import dev.corpusmill.index.parse.html.Markup;
import java.util.List;

/** Writes a plain text as a paragraph, and the earlier mail that it answers as one that is quoted. */
final class PlainBody {
    private PlainBody() {}

    static void write(List<String> lines, Markup out) {
        int history = QuotedHistory.start(lines);
        out.open("p");
        out.text(String.join("\n", lines.subList(0, history)));
        out.close("p");
        if (history < lines.size()) {
            out.open("blockquote", "class", HtmlText.HISTORY);
            out.text(String.join("\n", lines.subList(history, lines.size())));
            out.close("blockquote");
        }
    }
}
