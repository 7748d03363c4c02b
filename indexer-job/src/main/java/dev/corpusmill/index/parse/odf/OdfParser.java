package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.block.XhtmlBlocks;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentUtil;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Parses texts and presentations of OpenDocument, zipped or flat. Headers and footers, which repeat on each page, and what
 * master pages draw are left out.
 */
public final class OdfParser implements Parser {
    private static final long serialVersionUID = 1;
    private static final Set<MediaType> FLAT = Set.of(
            MediaType.application("vnd.oasis.opendocument.flat.text"),
            MediaType.application("vnd.oasis.opendocument.flat.presentation"));
    private static final Set<MediaType> TYPES = Set.of(
            MediaType.application("vnd.oasis.opendocument.text"),
            MediaType.application("vnd.oasis.opendocument.text-template"),
            MediaType.application("vnd.oasis.opendocument.text-master"),
            MediaType.application("vnd.oasis.opendocument.text-web"),
            MediaType.application("vnd.oasis.opendocument.presentation"),
            MediaType.application("vnd.oasis.opendocument.presentation-template"),
            MediaType.application("vnd.oasis.opendocument.flat.text"),
            MediaType.application("vnd.oasis.opendocument.flat.presentation"));

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (TemporaryResources temporary = new TemporaryResources();
                TikaInputStream stream = TikaInputStream.get(content, temporary, metadata);
                OdfParts parts = parts(stream, metadata)) {
            OdfPackage document = new OdfPackage(parts, metadata);
            document.refuseEncrypted();
            document.attempt("meta.xml", () -> document.readIfThere("meta.xml", new OdfProperties(metadata)::read));

            XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
            xhtml.startDocument();
            ParseChoices choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
            new OdfReader(document, new OdfProperties(metadata), choices).read(new XhtmlBlocks(xhtml));
            document.handOver(EmbeddedDocumentUtil.getEmbeddedDocumentExtractor(context), xhtml);
            xhtml.endDocument();
        }
    }

    private static OdfParts parts(TikaInputStream stream, Metadata metadata) throws IOException {
        MediaType type = MediaType.parse(metadata.get(Metadata.CONTENT_TYPE));
        return FLAT.contains(type) ? OdfParts.flat(stream.getPath()) : OdfParts.zipped(stream.getPath());
    }
}
