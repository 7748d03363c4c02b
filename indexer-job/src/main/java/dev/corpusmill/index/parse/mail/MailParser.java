package dev.corpusmill.index.parse.mail;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.html.XhtmlMarkup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedDocumentUtil;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.mailcommons.MailDateParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Parses mails and web pages in MHTML. Attachments, and mails in a mail, are embedded documents. */
public final class MailParser implements Parser {
    /** The names of the files that a mail brings. */
    public static final Property ATTACHMENT = Property.internalTextBag("corpusmill:attachment");

    private static final long serialVersionUID = 1L;
    private static final MediaType MAIL = MediaType.parse("message/rfc822");
    private static final MediaType WEB_ARCHIVE = MediaType.parse("multipart/related");
    /** What makes a page look as it does. */
    private static final Set<String> DECORATION =
            Set.of("text/css", "text/javascript", "application/javascript", "application/x-javascript");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MAIL, WEB_ARCHIVE);
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        handler.startDocument();
        EmbeddedDocumentExtractor extractor = EmbeddedDocumentUtil.getEmbeddedDocumentExtractor(context);
        MailBody body = new MailBody(handler, context.get(ParseChoices.class, ParseChoices.DEFAULT));
        try {
            MailPart root =
                    new MailReader((head, part) -> attach(head, part, handler, extractor, metadata)).read(content);
            for (MailPart part : root.parts()) {
                describe(part.head(), charset(root), metadata);
                body.write(part);
            }
            if (isWebArchive(root)) {
                metadata.set(Metadata.CONTENT_TYPE, WEB_ARCHIVE.toString());
                metadata.set(TikaCoreProperties.TITLE, body.title());
            }
            for (MailPart part : body.unshown()) {
                attach(part.head(), new ByteArrayInputStream(part.content()), handler, extractor, metadata);
            }
        } catch (MimeException broken) {
            throw new TikaException("broken mail", broken);
        } catch (XhtmlMarkup.Refused refused) {
            throw refused.refusal();
        }
        handler.endDocument();
    }

    private static boolean isWebArchive(MailPart root) {
        return root.parts().stream()
                .map(MailPart::head)
                .anyMatch(head -> !head.raw("snapshot-content-location").isEmpty()
                        || (head.type().equals("multipart/related")
                                && head.raw("from").contains("Saved by")));
    }

    /** The charset of the first text that names one: what its sender writes in. */
    private static String charset(MailPart part) {
        String charset = part.head().parameter("charset");
        for (MailPart child : part.parts()) {
            charset = charset.isEmpty() ? charset(child) : charset;
        }
        return charset;
    }

    private static void describe(PartHead head, String charset, Metadata metadata) {
        metadata.set(TikaCoreProperties.TITLE, EncodedWords.decode(head.raw("subject"), charset));
        people(head.raw("from"), charset).forEach(person -> metadata.add(Message.MESSAGE_FROM, person));
        people(head.raw("to"), charset).forEach(person -> metadata.add(Message.MESSAGE_TO, person));
        people(head.raw("cc"), charset).forEach(person -> metadata.add(Message.MESSAGE_CC, person));
        people(head.raw("from"), charset).stream()
                .findFirst()
                .ifPresent(person -> metadata.set(TikaCoreProperties.CREATOR, person));
        String date = head.raw("date");
        if (!date.isEmpty()) {
            try {
                Date sent = MailDateParser.parseDateLenient(date);
                metadata.set(TikaCoreProperties.CREATED, sent);
            } catch (RuntimeException unreadable) {
                metadata.set(TikaCoreProperties.COMMENTS, date); // a date that nobody can read is none
            }
        }
    }

    /** Commas in quotes and in encoded words are none between people. */
    private static List<String> people(String raw, String charset) {
        return raw.isBlank()
                ? List.of()
                : List.of(raw.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")).stream()
                        .map(person -> EncodedWords.decode(person.strip(), charset))
                        .toList();
    }

    private static void attach(
            PartHead head, InputStream content, ContentHandler out, EmbeddedDocumentExtractor extractor, Metadata mail)
            throws IOException, SAXException {
        Metadata metadata = new Metadata();
        String name = head.name();
        if (!name.isEmpty()) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        if (head.isAttachment() && !name.isEmpty()) {
            mail.add(ATTACHMENT, name);
        }
        metadata.set(Metadata.CONTENT_TYPE, head.type());
        if (!head.parameter("charset").isEmpty()) {
            metadata.set(Metadata.CONTENT_ENCODING, head.parameter("charset"));
        }
        if (head.type().equals(MAIL.toString())) {
            metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, MAIL.toString());
        }
        if (!DECORATION.contains(head.type()) && extractor.shouldParseEmbedded(metadata)) {
            extractor.parseEmbedded(content, out, metadata, false);
        }
    }
}
