package dev.corpusmill.index.parse.data;

import dev.corpusmill.index.parse.TextDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Source code inside archives and mails, as it is; Tika colors it and adds line numbers. */
public final class CodeParser implements Parser {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.text("x-c++src"), MediaType.text("x-groovy"), MediaType.text("x-java-source"));
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException {
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
        xhtml.startDocument();
        new DataOutput(xhtml)
                .element("pre", "", TextDecoder.decode(content.readAllBytes()).text());
        xhtml.endDocument();
    }
}
