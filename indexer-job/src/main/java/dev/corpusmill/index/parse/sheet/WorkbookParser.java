package dev.corpusmill.index.parse.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidOperationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.extractor.XSSFBEventBasedExcelExtractor;
import org.apache.poi.xssf.extractor.XSSFEventBasedExcelExtractor;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.AbstractOfficeParser;
import org.apache.tika.parser.microsoft.ooxml.AbstractOOXMLExtractor;
import org.apache.tika.parser.microsoft.ooxml.OPCPackageWrapper;
import org.apache.tika.zip.utils.ZipSalvager;
import org.apache.xmlbeans.XmlException;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Workbooks of Excel since 2007, with XML parts (xlsx, xlsm, …) or binary ones (xlsb). */
public final class WorkbookParser extends AbstractOfficeParser {
    private static final long serialVersionUID = 1L;
    private static final MediaType BINARY = MediaType.application("vnd.ms-excel.sheet.binary.macroenabled.12");
    private static final Set<MediaType> TYPES = Set.of(
            MediaType.application("vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            MediaType.application("vnd.openxmlformats-officedocument.spreadsheetml.template"),
            MediaType.application("vnd.ms-excel.sheet.macroenabled.12"),
            MediaType.application("vnd.ms-excel.template.macroenabled.12"),
            MediaType.application("vnd.ms-excel.addin.macroenabled.12"),
            BINARY);

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        configure(context);
        try (TemporaryResources temporary = new TemporaryResources()) {
            TikaInputStream content = TikaInputStream.get(stream, temporary, metadata);
            AbstractOOXMLExtractor extractor = extractor(open(content, temporary), metadata, context);
            extractor.getMetadataExtractor().extract(metadata);
            extractor.getXHTML(handler, metadata, context);
        } catch (OpenXML4JException | XmlException broken) {
            throw new TikaException("broken workbook", broken);
        }
    }

    private static AbstractOOXMLExtractor extractor(OPCPackage parts, Metadata metadata, ParseContext context)
            throws XmlException, OpenXML4JException, IOException {
        boolean binary = BINARY.toString().equals(metadata.get(Metadata.CONTENT_TYPE));
        return binary
                ? new XlsbExtractor(context, new XSSFBEventBasedExcelExtractor(parts), metadata)
                : new XlsxExtractor(context, new XSSFEventBasedExcelExtractor(parts), metadata);
    }

    /** The detector has often opened the package; a broken one is repaired as far as it can be read. */
    private static OPCPackage open(TikaInputStream content, TemporaryResources temporary)
            throws IOException, OpenXML4JException {
        if (content.getOpenContainer() instanceof OPCPackageWrapper opened) {
            return opened.getOPCPackage();
        }
        OPCPackage parts;
        try {
            parts = OPCPackage.open(content.getFile().getPath(), PackageAccess.READ);
        } catch (InvalidOperationException broken) {
            Path repaired = temporary.createTempFile();
            ZipSalvager.salvageCopy(content.getFile(), repaired.toFile());
            if (Files.size(repaired) == 0) {
                throw broken;
            }
            parts = OPCPackage.open(repaired.toFile().getPath(), PackageAccess.READ);
        }
        content.setOpenContainer(new OPCPackageWrapper(parts));
        return parts;
    }
}
