package dev.corpusmill.index.parse.html;

import dev.corpusmill.index.parse.ParseChoices;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** A page that was read, ready to be written as the text that a browser shows. */
public final class HtmlText {
    /** In XML an element may close itself; in HTML only some do, and the others would take in what follows. */
    private static final Pattern SELF_CLOSED = Pattern.compile(
            "(?i)<(title|script|style|textarea|iframe|a|div|span|p|td|th|li|i|b|em|strong|small|sup|sub)((?:\\s[^<>]{0,500})?)/>");

    /** The class of a block that is quoted from an earlier mail. */
    public static final String HISTORY = "history";

    private final Document page;

    private HtmlText(Document page) {
        this.page = page;
    }

    /** Reads a page of HTML or XHTML; any text is one. */
    public static HtmlText of(String html) {
        boolean xml = html.stripLeading().startsWith("<?xml");
        return new HtmlText(Jsoup.parse(xml ? SELF_CLOSED.matcher(html).replaceAll("<$1$2></$1>") : html));
    }

    /** What the page calls itself, or empty. */
    public String title() {
        return page.title();
    }

    /** The content of a {@code <meta name=…>}, or empty. */
    public String meta(String name) {
        Element meta = page.selectFirst("meta[name=" + name + "]");
        return meta == null ? "" : meta.attr("content");
    }

    /** All words on one line. */
    String words() {
        return page.body().text();
    }

    /** Whether nobody would read a word in it. */
    public boolean isBlank() {
        return page.body().text().isBlank();
    }

    /** Writes the blocks of the page as XHTML; what is quoted from an earlier mail is marked as such. */
    public void write(ContentHandler handler, ParseChoices choices) throws SAXException {
        if (choices.mainText()) {
            MainText.reduce(page);
        }
        Styles styles = new Styles(new StyleSheet(page), choices.hidden());
        try {
            new HtmlWriter(new XhtmlMarkup(handler), styles, MailHistory.of(page)).write(page.body());
        } catch (XhtmlMarkup.Refused refused) {
            throw refused.refusal();
        }
    }
}
