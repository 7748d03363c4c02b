package dev.corpusmill.index.parse.html;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Writes the elements of a page as a browser shows them: white space as CSS 2.1 collapses it (16.6.1), each block as a
 * paragraph, inline elements without a gap, tables row by row.
 */
final class HtmlWriter implements NodeFilter {
    /** The attribute of an item of a list that holds its number or dash. */
    static final String MARK = "data-mark";

    private final Markup out;
    private final Styles styles;
    private final MailHistory history;
    private final ListMarks lists = new ListMarks();
    private final StringBuilder run = new StringBuilder();
    private boolean gap;
    private boolean answered;
    private int verbatim;
    private int preformatted;
    private int heading;

    HtmlWriter(Markup out, Styles styles, MailHistory history) {
        this.out = out;
        this.styles = styles;
        this.history = history;
    }

    void write(Element element) {
        element.filter(this);
        endText();
        if (answered) {
            out.close("blockquote");
        }
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            write(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? start(element) : FilterResult.SKIP_ENTIRELY;
    }

    private FilterResult start(Element element) {
        Display display = styles.display(element);
        if (display == Display.NONE) {
            return FilterResult.SKIP_ENTIRELY;
        } else if (InlineText.replaces(element)) {
            apart(display);
            write(InlineText.of(element, gap ? "" : run));
            apart(display);
            return FilterResult.SKIP_ENTIRELY;
        }
        apart(display);
        if (element.normalName().equals("br")) {
            lineBreak();
        } else if (element.normalName().equals("table") && heading == 0 && TableKind.isData(element)) {
            table(element);
            return FilterResult.SKIP_ENTIRELY;
        }
        write(InlineText.before(element));
        if (styles.isPreformatted(element)) {
            startPreformatted(display);
        }
        startStructure(element);
        return FilterResult.CONTINUE;
    }

    private void startStructure(Element element) {
        int level = Elements.headingLevel(element);
        if (level > 0 && heading == 0) {
            heading = level;
            out.open("h" + level);
        } else if (heading > 0) {
            return;
        } else if (ListMarks.isList(element)) {
            lists.open(element);
            out.open("ul");
        } else if (element.normalName().equals("li")) {
            out.open("li", MARK, lists.next(element));
        } else if (history.isQuoted(element)) {
            out.open("blockquote", "class", HtmlText.HISTORY);
        } else if (history.startsAt(element)) {
            answered = true;
            out.open("blockquote", "class", HtmlText.HISTORY);
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        Display display = styles.display(element);
        write(InlineText.behind(element));
        if (styles.isPreformatted(element)) {
            endPreformatted(display);
        }
        apart(display);
        int level = Elements.headingLevel(element);
        if (level > 0 && level == heading) {
            endText();
            heading = 0;
            out.close("h" + level);
        } else if (heading == 0) {
            endStructure(element);
        }
        return FilterResult.CONTINUE;
    }

    private void endStructure(Element element) {
        if (ListMarks.isList(element)) {
            lists.close();
            out.close("ul");
        } else if (element.normalName().equals("li")) {
            out.close("li");
        } else if (history.isQuoted(element)) {
            out.close("blockquote");
        }
    }

    private void apart(Display display) {
        if (display == Display.BLOCK) {
            endBlock();
        } else if (display == Display.APART) {
            gap |= !run.isEmpty();
        }
    }

    /** In a heading a block only keeps its words apart, among lines it is a line. */
    private void endBlock() {
        if (heading > 0) {
            gap |= !run.isEmpty();
        } else if (preformatted == 0) {
            endText();
        } else if (!run.isEmpty() && run.charAt(run.length() - 1) != '\n') {
            run.append('\n');
        }
    }

    private void endText() {
        gap = false;
        if (run.toString().isBlank()) {
            run.setLength(0);
            return;
        }
        String element = preformatted > 0 ? "pre" : "p";
        if (heading == 0) {
            out.open(element);
        }
        writeLines();
        if (heading == 0) {
            out.close(element);
        }
        run.setLength(0);
    }

    private void writeLines() {
        String[] lines = preformatted > 0
                ? new String[] {run.toString()}
                : run.toString().split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                out.open("br");
                out.close("br");
            }
            out.text(lines[i]);
        }
    }

    private void write(String text) {
        if (verbatim > 0) {
            run.append(text);
            return;
        }
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                gap |= !run.isEmpty();
            } else {
                if (gap && run.charAt(run.length() - 1) != '\n') {
                    run.append(' ');
                }
                gap = false;
                run.append(c);
            }
        }
    }

    private void lineBreak() {
        if (heading > 0) {
            gap |= !run.isEmpty();
        } else {
            run.append(run.isEmpty() ? "" : "\n");
            gap = false;
        }
    }

    /** Lines are kept in an inline element, too, but only a block is one of its own. */
    private void startPreformatted(Display display) {
        verbatim++;
        if (display == Display.BLOCK && heading == 0) {
            if (preformatted == 0) {
                endText();
            }
            preformatted++;
        }
    }

    private void endPreformatted(Display display) {
        if (display == Display.BLOCK && heading == 0) {
            if (preformatted == 1) {
                endText();
            }
            preformatted--;
        }
        verbatim--;
    }

    private void table(Element table) {
        for (Element caption : table.children()) {
            if (caption.normalName().equals("caption") && styles.display(caption) != Display.NONE) {
                write(caption);
            }
        }
        TableGrid grid = new TableGrid(this::cell, element -> styles.display(element) != Display.NONE);
        List<List<String>> rows = grid.rows(table);
        int head = grid.headRows();
        out.open("table");
        if (head > 0) {
            out.open("thead");
            rows.subList(0, head).forEach(this::row);
            out.close("thead");
        }
        rows.subList(head, rows.size()).forEach(this::row);
        out.close("table");
    }

    private void row(List<String> cells) {
        out.open("tr");
        for (String cell : cells) {
            out.open("td");
            out.text(cell);
            out.close("td");
        }
        out.close("tr");
    }

    private String cell(Element cell) {
        CellMarkup text = new CellMarkup();
        new HtmlWriter(text, styles, history).write(cell);
        return text.toString();
    }
}
