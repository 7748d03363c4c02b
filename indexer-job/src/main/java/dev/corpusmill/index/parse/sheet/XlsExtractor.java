package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseWarnings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ddf.EscherBSERecord;
import org.apache.poi.ddf.EscherBlipRecord;
import org.apache.poi.ddf.EscherRecord;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.DrawingGroupRecord;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFPictureData;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.RuntimeSAXException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.ExcelExtractor;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/** Reads the stream of records of a workbook; embedded documents and pictures go the way of Tika's extractor. */
final class XlsExtractor extends ExcelExtractor {
    private static final String EMBEDDED = "MBD"; // begins the names of their folders

    private final String stream;
    private final Metadata metadata;
    private final ParseChoices choices;

    XlsExtractor(ParseContext context, Metadata metadata, String stream) {
        super(context, metadata);
        this.metadata = metadata;
        this.stream = stream;
        choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
    }

    @Override
    protected void parse(DirectoryNode root, XHTMLContentHandler xhtml, Locale locale)
            throws IOException, SAXException, TikaException {
        LeftOut leftOut = new LeftOut();
        XlsRecords records = new XlsRecords(new SheetOutput(xhtml), choices, leftOut);
        Biff8EncryptionKey.setCurrentUserPassword(getPassword());
        HSSFRequest request = new HSSFRequest();
        for (short id : XlsRecords.WANTED) {
            request.addListener(records, id);
        }
        try (DocumentInputStream content = root.createDocumentInputStream(stream)) {
            new HSSFEventFactory().processEvents(request, content);
        } catch (org.apache.poi.EncryptedDocumentException encrypted) {
            throw new EncryptedDocumentException(encrypted);
        } catch (RuntimeSAXException refused) {
            throw (SAXException) refused.getCause();
        }
        leftOut.report(metadata);

        for (DrawingGroupRecord drawings : records.drawings()) {
            drawings.decode();
            pictures(drawings.getEscherRecords(), xhtml);
        }
        embedded(root, xhtml);
    }

    private void embedded(DirectoryNode root, XHTMLContentHandler xhtml) throws IOException, SAXException {
        for (Entry entry : root) {
            if (entry.getName().startsWith(EMBEDDED) && entry instanceof DirectoryEntry folder) {
                try {
                    handleEmbeddedOfficeDoc(folder, xhtml, true);
                } catch (TikaException broken) {
                    ParseWarnings.add(
                            metadata,
                            "embedded document left out: name=" + entry.getName() + " reason=" + broken.getMessage());
                }
            }
        }
    }

    private void pictures(List<EscherRecord> records, XHTMLContentHandler xhtml)
            throws IOException, SAXException, TikaException {
        for (EscherRecord record : records) {
            EscherBlipRecord picture = record instanceof EscherBSERecord entry ? entry.getBlipRecord() : null;
            if (picture != null) {
                HSSFPictureData data = new HSSFPictureData(picture);
                try (TikaInputStream content = TikaInputStream.get(data.getData())) {
                    handleEmbeddedResource(content, "", "", data.getMimeType(), xhtml, true);
                }
            }
            pictures(record.getChildRecords(), xhtml);
        }
    }
}
