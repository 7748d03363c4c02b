package dev.corpusmill.index.parse.book;

import dev.corpusmill.index.parse.html.Markup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Turns the elements of FictionBook 2 into paragraphs, headings and tables. */
final class FictionBookText extends DefaultHandler {
    private static final Set<String> PARAGRAPHS = Set.of("p", "v", "subtitle", "text-author", "date");
    private static final Set<String> TABLES = Set.of("table", "tr", "td", "th");
    /** Of the description only what a reader finds on the title page. */
    private static final Set<String> UNREAD = Set.of(
            "binary",
            "stylesheet",
            "src-title-info",
            "document-info",
            "publish-info",
            "custom-info",
            "genre",
            "lang",
            "src-lang",
            "translator",
            "coverpage",
            "keywords",
            "sequence");

    private static final int MAX_LEVEL = 6;

    private final Markup out;
    private final Metadata metadata;
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int unread;
    private int sections;

    FictionBookText(Markup out, Metadata metadata) {
        this.out = out;
        this.metadata = metadata;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (unread > 0 || UNREAD.contains(local)) {
            unread++;
            return;
        }
        open.push(local);
        sections += local.equals("section") ? 1 : 0;
        if (local.equals("title") || local.equals("author")) {
            text.setLength(0);
        } else if (isHeading() || local.equals("book-title")) {
            text.append(text.isEmpty() ? "" : " ");
        } else if (PARAGRAPHS.contains(local)) {
            text.setLength(0);
        } else if (TABLES.contains(local)) {
            out.open(local);
        } else if (local.equals("stanza") || local.equals("poem")) {
            out.open("ul"); // the verses of a stanza are lines, not paragraphs
        }
    }

    private boolean isHeading() {
        return open.contains("title");
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (unread == 0) {
            for (int at = start; at < start + length; at++) {
                text.append(Character.isWhitespace(chars[at]) ? ' ' : chars[at]);
            }
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        if (unread > 0) {
            unread--;
            return;
        }
        open.poll();
        switch (local) {
            case "title" -> block("h" + Math.min(sections + 1, MAX_LEVEL));
            case "section" -> sections--;
            case "book-title" -> metadata.set(TikaCoreProperties.TITLE, take());
            case "first-name", "middle-name", "last-name", "nickname" -> text.append(' ');
            case "author" -> metadata.add(TikaCoreProperties.CREATOR, take());
            case "td", "th" -> {
                out.text(take());
                out.close(local);
            }
            case "table", "tr" -> out.close(local);
            case "stanza", "poem" -> out.close("ul");
            default -> {
                if (PARAGRAPHS.contains(local) && !isHeading()) {
                    block("p");
                }
            }
        }
    }

    private void block(String element) {
        String block = take();
        if (!block.isEmpty()) {
            out.open(element);
            out.text(block);
            out.close(element);
        }
    }

    private String take() {
        String taken = text.toString().strip();
        text.setLength(0);
        return taken;
    }
}
