package dev.corpusmill.index.parse.sheet;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.SummaryExtractor;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/** Workbooks of Excel 97 to 2003. Older ones, and what is encrypted, go on to Tika. */
public final class XlsParser extends OfficeParser {
    private static final long serialVersionUID = 1L;
    private static final MediaType TYPE = MediaType.application("vnd.ms-excel");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(TYPE);
    }

    @Override
    protected void parse(DirectoryNode root, ParseContext context, Metadata metadata, XHTMLContentHandler xhtml)
            throws IOException, SAXException, TikaException {
        for (String name : InternalWorkbook.WORKBOOK_DIR_ENTRY_NAMES) {
            if (root.hasEntry(name) && !root.hasEntry("EncryptedPackage")) {
                new SummaryExtractor(metadata).parseSummaries(root);
                metadata.set(Metadata.CONTENT_TYPE, TYPE.toString());
                new XlsExtractor(context, metadata, name).parse(root, xhtml, Locale.ROOT);
                return;
            }
        }
        super.parse(root, context, metadata, xhtml);
    }
}
