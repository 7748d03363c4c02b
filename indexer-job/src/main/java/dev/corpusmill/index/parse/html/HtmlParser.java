package dev.corpusmill.index.parse.html;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.TextDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Parses web pages. */
public final class HtmlParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final Set<MediaType> TYPES = Set.of(
            MediaType.text("html"),
            MediaType.application("xhtml+xml"),
            MediaType.application("vnd.wap.xhtml+xml"),
            MediaType.application("x-asp"));

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException {
        String declared = metadata.get(Metadata.CONTENT_ENCODING);
        TextDecoder.Decoded decoded = TextDecoder.decode(content.readAllBytes(), declared == null ? "" : declared);
        HtmlText page = HtmlText.of(decoded.text());
        metadata.set(TikaCoreProperties.TITLE, page.title());
        metadata.set(TikaCoreProperties.CREATOR, page.meta("author"));
        metadata.set(Metadata.CONTENT_ENCODING, decoded.charset().name());

        handler.startDocument();
        page.write(handler, context.get(ParseChoices.class, ParseChoices.DEFAULT));
        handler.endDocument();
    }
}
