package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.sheet.format.CellFormats;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.extractor.XSSFEventBasedExcelExtractor;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.SAXException;

/** A workbook of XML parts, read as a stream: no sheet is held in memory. */
final class XlsxExtractor extends WorkbookExtractor {
    private static final Set<String> STRINGS = Set.of("sharedStrings");
    private static final Set<String> STYLES = Set.of("styles");
    private static final Set<String> COMMENTS = Set.of("comments");

    private XlsxStrings strings = new XlsxStrings();
    private XlsxStyles styles = new XlsxStyles(new CellFormats(false, new SheetLanguage().guess()));

    XlsxExtractor(ParseContext context, XSSFEventBasedExcelExtractor extractor, Metadata metadata) {
        super(context, extractor, metadata);
    }

    @Override
    List<SheetEntry> open(PackagePart workbook) throws IOException, SAXException, TikaException, OpenXML4JException {
        XlsxWorkbook list = new XlsxWorkbook();
        parse(workbook, list, context);
        strings = new XlsxStrings();
        for (PackagePart part : related(workbook, STRINGS)) {
            parse(part, strings, context);
        }
        styles = new XlsxStyles(new CellFormats(list.date1904(), strings.language()));
        for (PackagePart part : related(workbook, STYLES)) {
            parse(part, styles, context);
        }
        return list.sheets();
    }

    @Override
    void write(PackagePart sheet, SheetWriter writer)
            throws IOException, SAXException, TikaException, OpenXML4JException {
        try (InputStream content = sheet.getInputStream()) {
            XlsxMergedRanges.read(content).forEach(writer::merge);
        }
        XlsxSheet reader = new XlsxSheet(writer, strings, styles, leftOut);
        parse(sheet, reader, context);
        reader.end();

        if (choices.comments()) {
            for (PackagePart part : related(sheet, COMMENTS)) {
                XlsxComments comments = new XlsxComments();
                parse(part, comments, context);
                for (Map.Entry<String, String> comment : comments.byCell().entrySet()) {
                    writer.comment(comment.getKey(), comment.getValue());
                }
            }
        }
    }
}
