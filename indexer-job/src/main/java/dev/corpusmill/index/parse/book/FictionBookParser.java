package dev.corpusmill.index.parse.book;

import dev.corpusmill.index.parse.html.XhtmlMarkup;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Parses FictionBook 2: title and annotation, then each body with its sections; pictures are left out. */
public final class FictionBookParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final MediaType TYPE = MediaType.application("x-fictionbook+xml");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(TYPE);
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        handler.startDocument();
        try {
            XMLReaderUtils.parseSAX(content, new FictionBookText(new XhtmlMarkup(handler), metadata), context);
        } catch (XhtmlMarkup.Refused refused) {
            throw refused.refusal();
        }
        handler.endDocument();
    }
}
