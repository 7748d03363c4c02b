package dev.corpusmill.index.parse.data;

import dev.corpusmill.index.parse.ParseWarnings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML that no other parser knows. Entities from outside are not read. */
public final class XmlDataParser implements Parser {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.application("xml"), MediaType.text("xml"));
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
        xhtml.startDocument();
        XmlText text = new XmlText(new DataOutput(xhtml));
        try {
            XMLReaderUtils.parseSAX(DataReader.open(content), text, context); // in the charset that it is in, whatever it says
        } catch (SAXParseException malformed) {
            if (!text.hasWritten()) {
                throw malformed;
            }
            text.end();
            ParseWarnings.add(metadata, "malformed xml, the rest is left out: line=" + malformed.getLineNumber());
        }
        xhtml.endDocument();
    }
}
