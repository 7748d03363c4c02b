package dev.corpusmill.index.parse.html;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.TextDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Parses news feeds, RSS and Atom: each entry under its title, with its author and date, its text like a web page. */
public final class FeedParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final Set<MediaType> TYPES =
            Set.of(MediaType.application("rss+xml"), MediaType.application("atom+xml"));
    /** The fullest text first. */
    private static final List<String> TEXTS = List.of("content:encoded", "content", "description", "summary");

    private static final List<String> NOTES =
            List.of("dc:creator", "author", "pubDate", "published", "updated", "dc:date");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException {
        String declared = metadata.get(Metadata.CONTENT_ENCODING);
        String xml = TextDecoder.decode(content.readAllBytes(), declared == null ? "" : declared)
                .text();
        Document feed = Jsoup.parse(xml, "", org.jsoup.parser.Parser.xmlParser());
        Element channel = feed.selectFirst("channel, feed");
        if (channel != null) {
            metadata.set(TikaCoreProperties.TITLE, text(channel, "title"));
        }
        ParseChoices choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
        ParseChoices whole = new ParseChoices(choices.hidden(), choices.comments(), false);
        handler.startDocument();
        try {
            if (channel != null) {
                block(channel, List.of("description", "subtitle"), handler, whole);
            }
            for (Element entry : feed.select("item, entry")) {
                write(entry, handler, whole);
            }
        } catch (XhtmlMarkup.Refused refused) {
            throw refused.refusal();
        }
        handler.endDocument();
    }

    private static void write(Element entry, ContentHandler handler, ParseChoices choices) throws SAXException {
        XhtmlMarkup out = new XhtmlMarkup(handler);
        element("h2", HtmlText.of(text(entry, "title")).words(), out);
        StringBuilder notes = new StringBuilder();
        for (String name : NOTES) {
            String note = text(entry, name);
            notes.append(notes.isEmpty() || note.isEmpty() ? "" : ", ").append(note);
        }
        element("p", notes.toString(), out);
        block(entry, TEXTS, handler, choices);
    }

    private static void element(String name, String text, XhtmlMarkup out) {
        if (!text.isBlank()) {
            out.open(name);
            out.text(text);
            out.close(name);
        }
    }

    /** Writes the first of several elements that has text; feeds hold pages as escaped text, or as elements. */
    private static void block(Element around, List<String> names, ContentHandler handler, ParseChoices choices)
            throws SAXException {
        for (String name : names) {
            Element found = child(around, name);
            if (found != null && !found.text().isBlank()) {
                boolean elements = found.attr("type").equals("xhtml");
                HtmlText.of(elements ? found.html() : found.wholeText()).write(handler, choices);
                return;
            }
        }
    }

    private static String text(Element around, String name) {
        Element found = child(around, name);
        return found == null ? "" : found.text();
    }

    private static @Nullable Element child(Element around, String name) {
        for (Element child : around.children()) {
            if (child.nodeName().equalsIgnoreCase(name)) {
                return child;
            }
        }
        return null;
    }
}
