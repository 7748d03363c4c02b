package dev.corpusmill.index.parse.tika;

import dev.corpusmill.index.parse.CleanText;
import dev.corpusmill.index.parse.Formats;
import dev.corpusmill.index.parse.TextBudget;
import dev.corpusmill.index.parse.TextBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Writes the XHTML events of a Tika parser into a {@link TextBuilder}. */
final class XhtmlText extends DefaultHandler {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "blockquote",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
            "address",
            "figure",
            "figcaption",
            "form",
            "fieldset",
            "dl",
            "dt",
            "dd",
            "ul",
            "ol",
            "hr",
            "body",
            "caption",
            "center",
            "pre",
            "option",
            "select",
            "textarea",
            "frameset",
            "noframes");
    private static final Set<String> IGNORED = Set.of("head", "script", "style", "template");
    /** What Tika calls those of reviewers in old presentations. */
    private static final String COMMENTS = "slide-comments";

    private static final int MAX_QUOTES = 9;
    private static final Set<String> PAGES = Set.of("page", "slide-content");

    private final TextBuilder out;
    private final Metadata metadata;
    private final StringBuilder block = new StringBuilder();
    private final OpenTables tables;
    private final PlaceStack places = new PlaceStack();
    private final Deque<Boolean> quotes = new ArrayDeque<>();
    private final TextBudget budget;
    private String mark = "";
    private int ignored;
    private int preformatted;
    private int lists;
    private int heading;
    private final PageParts parts;
    private boolean comments;

    XhtmlText(TextBuilder out, Metadata metadata, TextBudget budget) {
        this.out = out;
        this.parts = new PageParts(out);
        this.tables = new OpenTables(out);
        this.metadata = metadata;
        this.budget = budget;
    }

    /** Keeps comments of reviewers. */
    XhtmlText withComments(boolean wanted) {
        comments = wanted;
        return this;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        String name = local.toLowerCase(Locale.ROOT);
        if (ignored > 0 || IGNORED.contains(name) || (!comments && COMMENTS.equals(attributes.getValue("class")))) {
            ignored++;
            return;
        }
        if (PlaceStack.names(attributes) && !tables.inCell()) {
            endBlock();
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                endBlock();
                heading = name.charAt(1) - '0';
            }
            case "br" -> block.append(heading > 0 ? ' ' : '\n');
            case "li" -> {
                endBlock();
                String number = attributes.getValue("data-mark");
                mark = number == null ? "- " : number;
                block.append(mark);
            }
            case "table" -> startTable(attributes);
            case "tr" -> startRow(attributes);
            case "span" -> startSpan(attributes);
            case "td", "th" -> startCell();
            default -> startBlock(name, attributes);
        }
        places.start(attributes);
        tables.place(places.name());
        preformatted += name.equals("pre") ? 1 : 0;
        lists += name.equals("ul") || name.equals("ol") ? 1 : 0;
    }

    private void startBlock(String name, Attributes attributes) {
        if (!BLOCKS.contains(name)) {
            return;
        }
        boolean marked = !mark.isEmpty() && block.toString().equals(mark);
        if (!marked) {
            endBlock();
        }
        String kind = attributes.getValue("class");
        if (name.equals("blockquote")) {
            quotes.push("history".equals(kind));
        }
        if (name.equals("div") && kind != null && PAGES.contains(kind) && !Formats.namesItsParts(metadata)) {
            out.startPage();
        }
    }

    /** A page may begin in the middle of a paragraph or table; a part of a paragraph may say where it stands. */
    private void startSpan(Attributes attributes) {
        if (!Formats.isPdf(metadata)) {
            return;
        }
        if ("page".equals(attributes.getValue("class"))) {
            tables.write();
            part();
            out.startPage();
        } else {
            part();
            parts.stand(PageParts.box(attributes));
        }
    }

    private void endSpan() {
        if (heading == 0) {
            part();
            parts.stand(TextBuilder.NO_BOX);
        }
    }

    private void part() {
        if (heading == 0 && !tables.inCell()) {
            parts.write(block);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        String name = local.toLowerCase(Locale.ROOT);
        if (ignored > 0) {
            ignored--;
            return;
        }
        end(name);
        preformatted -= name.equals("pre") ? 1 : 0;
        lists -= name.equals("ul") || name.equals("ol") ? 1 : 0;
        if (name.equals("blockquote")) {
            quotes.poll();
        }
    }

    private void end(String name) {
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                endBlock();
                heading = 0;
            }
            case "li" -> endBlock();
            case "span" -> endSpan();
            case "table" -> endTable();
            case "thead" -> tables.endHead();
            case "tr" -> endRow();
            case "td", "th" -> endCell();
            default -> {
                if (BLOCKS.contains(name) || places.endsName()) {
                    endBlock();
                }
            }
        }
        places.end();
        tables.place(places.name());
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (ignored == 0) {
            boolean joins = preformatted == 0 && Formats.isHtml(metadata);
            for (int at = start; at < start + length; at++) {
                block.append(joins && chars[at] == '\n' ? ' ' : chars[at]);
            }
            budget.pending(block.length());
        }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) {
        characters(chars, start, length);
    }

    @Override
    public void endDocument() {
        while (tables.any()) {
            endTable();
        }
        endBlock();
    }

    private void endBlock() {
        String text = block.isEmpty() ? "" : quoted(layOut(CleanText.clean(block)));
        text = text.equals(mark.strip()) ? "" : text;
        block.setLength(0);
        mark = "";
        if (tables.inCell()) {
            tables.add(text);
        } else if (heading > 0) {
            out.heading(heading, CleanText.collapse(text), parts.takeBox());
        } else {
            parts.finish(text);
            out.append(text);
            separate();
        }
        parts.end();
    }

    private void separate() {
        if (lists > 0) {
            out.endLine();
        } else {
            out.endParagraph();
        }
    }

    /** Lines of an earlier mail begin with &gt;, as many times as they are quoted. */
    private String quoted(String text) {
        int depth = 0;
        for (boolean history : quotes) {
            depth += history ? 1 : 0;
        }
        String prefix = "> ".repeat(Math.min(depth, MAX_QUOTES));
        return depth == 0 || text.isEmpty() ? text : prefix + text.replace("\n", "\n" + prefix);
    }

    /** How line breaks inside a block are meant depends on the format. */
    private String layOut(String raw) {
        if (preformatted > 0) {
            return BlockLines.all(raw);
        }
        return Formats.isHtml(metadata) ? CleanText.collapseLines(raw) : BlockLines.trimmed(raw);
    }

    private void startTable(Attributes attributes) {
        endBlock();
        tables.start("rows".equals(attributes.getValue("class")));
    }

    private void startRow(Attributes attributes) {
        if (tables.any()) {
            block.setLength(0);
            tables.startRow(Formats.isPdf(metadata) ? PageParts.box(attributes) : TextBuilder.NO_BOX);
        }
    }

    private void startCell() {
        if (tables.any()) {
            block.setLength(0);
            tables.startCell();
        } else {
            endBlock();
        }
    }

    private void endCell() {
        endBlock();
        tables.endCell();
    }

    private void endRow() {
        endStray();
        if (tables.any()) {
            tables.endRow();
        }
    }

    private void endTable() {
        if (tables.any()) {
            endStray();
            tables.end();
        } else {
            out.endParagraph();
        }
    }

    /** Ends what stands between cells; where nothing does, rows that are still to be written stay together. */
    private void endStray() {
        if (!tables.any() || !block.toString().isBlank()) {
            endBlock();
        } else {
            block.setLength(0);
        }
    }
}
