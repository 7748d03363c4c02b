package dev.corpusmill.index.parse.ooxml;

import dev.corpusmill.index.parse.ParseChoices;
import java.io.IOException;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.ooxml.AbstractOOXMLExtractor;
import org.apache.tika.parser.microsoft.ooxml.xwpf.XWPFEventBasedWordExtractor;
import org.apache.tika.sax.XHTMLContentHandler;
import org.apache.xmlbeans.XmlException;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Tika's way through a package, with our reader in the place of its text extractor. */
final class OoxmlExtractor extends AbstractOOXMLExtractor {
    private static final List<String> MAIN = List.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument");

    private final OPCPackage content;
    private final OoxmlReader reader;
    private final ParseChoices choices;
    private Metadata metadata = new Metadata();
    private List<PackagePart> parts = List.of();

    /** Tika reads the properties of a package through an extractor of its own, whose text nobody asks for. */
    OoxmlExtractor(ParseContext context, OPCPackage content, OoxmlReader reader)
            throws OpenXML4JException, IOException, XmlException {
        super(context, new XWPFEventBasedWordExtractor(content));
        this.content = content;
        this.reader = reader;
        this.choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
    }

    @Override
    public void getXHTML(ContentHandler handler, Metadata metadata, ParseContext context)
            throws SAXException, XmlException, IOException, TikaException {
        this.metadata = metadata;
        super.getXHTML(handler, metadata, context);
    }

    @Override
    protected void buildXHTML(XHTMLContentHandler xhtml) throws IOException {
        OoxmlReading reading = new OoxmlReading(xhtml, metadata, choices);
        OoxmlPart main = new OoxmlPart(main());
        reading.holdsEmbedded(main);
        reader.read(main, reading);
        parts = reading.parts();
    }

    private PackagePart main() throws IOException {
        for (String type : MAIN) {
            PackageRelationshipCollection found = content.getRelationshipsByType(type);
            for (PackageRelationship relationship : found) {
                PackagePart part = content.getPart(relationship);
                if (part != null) {
                    return part;
                }
            }
        }
        throw new IOException("no main part");
    }

    /** Tika looks there for attachments when the text has been read. */
    @Override
    protected List<PackagePart> getMainDocumentParts() {
        return parts;
    }
}
