package dev.corpusmill.index.parse.mail;

import dev.corpusmill.index.parse.TextDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedDocumentUtil;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Parses TNEF (winmail.dat), the envelope in which Exchange sends a mail to others: its text, then its attachments. */
public final class TnefParser implements Parser {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(
                MediaType.application("vnd.ms-tnef"),
                MediaType.application("ms-tnef"),
                MediaType.application("x-tnef"));
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        HMEFMessage mail = new HMEFMessage(content);
        String subject = mail.getSubject();
        if (subject != null && !subject.isBlank()) {
            metadata.set(TikaCoreProperties.TITLE, subject);
        }
        handler.startDocument();
        body(mail).write(handler, context);
        EmbeddedDocumentExtractor extractor = EmbeddedDocumentUtil.getEmbeddedDocumentExtractor(context);
        for (Attachment attachment : mail.getAttachments()) {
            attach(attachment, handler, extractor);
        }
        handler.endDocument();
    }

    private static OutlookBody body(HMEFMessage mail) {
        MAPIAttribute html = mail.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
        MAPIAttribute rtf = mail.getMessageMAPIAttribute(MAPIProperty.RTF_COMPRESSED);
        return new OutlookBody(
                html == null ? new byte[0] : html.getData(),
                "",
                rtf instanceof MAPIRtfAttribute packed ? packed.getData() : new byte[0],
                plain(mail));
    }

    /** The text stands among the properties of the mail, or before them as an attribute of the envelope. */
    private static String plain(HMEFMessage mail) {
        if (mail.getMessageMAPIAttribute(MAPIProperty.BODY) instanceof MAPIStringAttribute text) {
            return text.getDataString();
        }
        TNEFAttribute text = mail.getMessageAttribute(TNEFProperty.ID_BODY);
        return text == null ? "" : TextDecoder.decode(text.getData()).text();
    }

    private static void attach(Attachment attachment, ContentHandler handler, EmbeddedDocumentExtractor extractor)
            throws IOException, SAXException {
        Metadata metadata = new Metadata();
        String name = name(attachment);
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        if (extractor.shouldParseEmbedded(metadata)) {
            extractor.parseEmbedded(TikaInputStream.get(attachment.getContents()), handler, metadata, true);
        }
    }

    private static @Nullable String name(Attachment attachment) {
        String name = attachment.getLongFilename();
        if (name == null || name.isEmpty()) {
            name = attachment.getFilename();
        }
        return name == null || name.isEmpty() ? attachment.getExtension() : name;
    }
}
