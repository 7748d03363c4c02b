package dev.corpusmill.index.parse.mail;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.TextDecoder;
import dev.corpusmill.index.parse.html.HtmlText;
import dev.corpusmill.index.parse.html.XhtmlMarkup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Writes what a mail program shows as the text of a mail: of alternatives the richest that we can show. */
final class MailBody {
    private final ContentHandler handler;
    private final XhtmlMarkup out;
    private final ParseChoices choices;
    private final List<MailPart> unshown = new ArrayList<>();
    private String title = "";

    MailBody(ContentHandler handler, ParseChoices choices) {
        this.handler = handler;
        this.out = new XhtmlMarkup(handler);
        this.choices = choices;
    }

    /** Parts of the text that are no text to read, like an invitation without words. */
    List<MailPart> unshown() {
        return unshown;
    }

    /** The title of the first page that was written, or empty. */
    String title() {
        return title;
    }

    void write(MailPart part) throws SAXException {
        switch (part.head().type()) {
            case "multipart/alternative" -> {
                Optional<MailPart> best = best(part.parts());
                if (best.isPresent()) {
                    write(best.get());
                }
            }
            case "multipart/related" -> writeRelated(part);
            case "text/html" -> writeHtml(part);
            case "text/plain", "text/enriched", "text/markdown" -> writePlain(part);
            default -> {
                if (part.head().isText() && part.content().length > 0) {
                    unshown.add(part);
                }
                for (MailPart child : part.parts()) {
                    write(child);
                }
            }
        }
    }

    /** Senders put the richest last. A page of pictures only says less than the plain text. */
    private static Optional<MailPart> best(List<MailPart> alternatives) {
        for (String type : new String[] {"text/html", "text/plain", ""}) {
            for (int i = alternatives.size() - 1; i >= 0; i--) {
                if (shows(alternatives.get(i), type)) {
                    return Optional.of(alternatives.get(i));
                }
            }
        }
        return alternatives.isEmpty() ? Optional.empty() : Optional.of(alternatives.get(alternatives.size() - 1));
    }

    private static boolean shows(MailPart part, String type) {
        if (part.head().type().equals("text/html") && type.equals("text/html")) {
            return !HtmlText.of(text(part)).isBlank();
        } else if (part.head().type().equals("text/plain") && type.equals("text/plain")) {
            return !text(part).isBlank();
        }
        boolean known = !part.head().isText() && part.parts().isEmpty();
        return !known && part.parts().stream().anyMatch(child -> shows(child, type));
    }

    private static String text(MailPart part) {
        return TextDecoder.decode(part.content(), part.head().parameter("charset"))
                .text();
    }

    /** Its first part, or the one that it names, is what is shown; other pages only where they stand in a frame of it. */
    private void writeRelated(MailPart related) throws SAXException {
        if (related.parts().isEmpty()) {
            return;
        }
        String start = related.head().parameter("start").replaceAll("^<|>$", "");
        MailPart root = related.parts().stream()
                .filter(part -> !start.isEmpty() && part.head().id().equals(start))
                .findFirst()
                .or(() -> ofType(related.parts(), related.head().parameter("type")))
                .or(() -> ofType(related.parts(), "text/html"))
                .orElse(related.parts().get(0));
        write(root);
        String shown = text(root);
        for (MailPart part : related.parts()) {
            if (part != root && part.head().type().equals("text/html") && isFramed(part.head(), shown)) {
                writeHtml(part);
            }
        }
    }

    private static Optional<MailPart> ofType(List<MailPart> parts, String type) {
        return parts.stream()
                .filter(part -> part.head().type().equalsIgnoreCase(type))
                .findFirst();
    }

    private static boolean isFramed(PartHead head, String page) {
        String location = head.raw("content-location");
        return (!head.id().isEmpty() && page.contains("cid:" + head.id()))
                || (!location.isEmpty() && page.contains(location) && page.contains("frame"));
    }

    private void writeHtml(MailPart part) throws SAXException {
        HtmlText page = HtmlText.of(text(part));
        title = title.isEmpty() ? page.title() : title;
        page.write(handler, new ParseChoices(choices.hidden(), choices.comments(), false));
    }

    private void writePlain(MailPart part) throws SAXException {
        List<String> lines = Arrays.asList(text(part).split("\\r\\n|\\r|\\n", -1));
        if (part.head().parameter("format").equalsIgnoreCase("flowed")) {
            lines = FlowedText.lines(lines, part.head().parameter("delsp").equalsIgnoreCase("yes"));
        }
        PlainBody.write(lines, out);
    }
}
