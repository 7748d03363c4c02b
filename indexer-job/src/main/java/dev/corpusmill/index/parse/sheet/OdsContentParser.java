package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.ParseChoices;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** The XML of sheets; of styles and of charts nothing is taken. */
final class OdsContentParser implements Parser {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of();
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        LeftOut leftOut = new LeftOut();
        OdsContent reader = new OdsContent(
                new SheetOutput(handler), context.get(ParseChoices.class, ParseChoices.DEFAULT), leftOut);
        XMLReaderUtils.parseSAX(CloseShieldInputStream.wrap(content), reader, context);
        leftOut.report(metadata);
        handler.endDocument(); // Tika's parser of the package waits for it
    }
}
