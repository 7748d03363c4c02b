package dev.corpusmill.index.parse.ooxml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.xmlbeans.XmlException;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Parses packages of some types: ours reads their text, Tika their properties and what is embedded in them. */
public abstract class OoxmlParser implements Parser {
    private static final long serialVersionUID = 1;
    private static final String PREFIX = "application/vnd.";

    private final Set<MediaType> types;

    /** Takes the types without what they have in common, {@code application/vnd.}. */
    protected OoxmlParser(String... types) {
        this.types =
                Stream.of(types).map(type -> MediaType.parse(PREFIX + type)).collect(Collectors.toUnmodifiableSet());
    }

    /** A reader for one document. */
    protected abstract OoxmlReader reader();

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return types;
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (TemporaryResources temporary = new TemporaryResources()) {
            TikaInputStream stream = TikaInputStream.get(content, temporary, metadata);
            OoxmlExtractor extractor = new OoxmlExtractor(context, open(stream), reader());
            extractor.getMetadataExtractor().extract(metadata);
            extractor.getXHTML(handler, metadata, context);
        } catch (OpenXML4JException | OpenXML4JRuntimeException | XmlException broken) {
            throw new TikaException("broken package", broken);
        }
    }

    /** The detector may have opened the package; whoever closes the stream closes it. */
    private static OPCPackage open(TikaInputStream stream) throws OpenXML4JException, IOException {
        if (stream.getOpenContainer() instanceof OPCPackage opened) {
            return opened;
        }
        OPCPackage opened = OPCPackage.open(stream.getFile(), PackageAccess.READ);
        stream.setOpenContainer(opened);
        return opened;
    }
}
