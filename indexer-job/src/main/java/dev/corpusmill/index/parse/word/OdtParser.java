package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.block.XhtmlBlocks;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedDocumentUtil;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.odf.OpenDocumentMetaParser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses texts of OpenDocument. Headers and footers, which repeat on each page, are left out. */
public final class OdtParser implements Parser {
    private static final long serialVersionUID = 1;
    private static final Set<MediaType> TYPES = Set.of(
            MediaType.application("vnd.oasis.opendocument.text"),
            MediaType.application("vnd.oasis.opendocument.text-template"),
            MediaType.application("vnd.oasis.opendocument.text-master"));

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (TemporaryResources temporary = new TemporaryResources();
                TikaInputStream stream = TikaInputStream.get(content, temporary, metadata);
                ZipSecureFile zip = new ZipSecureFile(stream.getFile())) {
            OdtPackage parts = new OdtPackage(zip, metadata);
            parts.refuseEncrypted();
            properties(parts, metadata, context);

            XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
            xhtml.startDocument();
            ParseChoices choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
            new OdtReader(parts, choices).read(new XhtmlBlocks(xhtml));
            EmbeddedDocumentExtractor embedded = EmbeddedDocumentUtil.getEmbeddedDocumentExtractor(context);
            parts.handOver(embedded, xhtml);
            xhtml.endDocument();
        }
    }

    private static void properties(OdtPackage parts, Metadata metadata, ParseContext context) {
        if (!parts.has("meta.xml")) {
            return;
        }
        parts.attempt("meta.xml", () -> {
            try (InputStream meta = parts.open("meta.xml")) {
                new OpenDocumentMetaParser().parse(meta, new DefaultHandler(), metadata, context);
            } catch (SAXException | TikaException broken) {
                throw new IOException("broken properties", broken);
            }
        });
    }
}
