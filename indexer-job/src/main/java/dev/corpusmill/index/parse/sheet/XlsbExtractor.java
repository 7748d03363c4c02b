package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.sheet.format.CellFormats;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.binary.XSSFBCommentsTable;
import org.apache.poi.xssf.binary.XSSFBSharedStringsTable;
import org.apache.poi.xssf.binary.XSSFBStylesTable;
import org.apache.poi.xssf.eventusermodel.XSSFBReader;
import org.apache.poi.xssf.extractor.XSSFBEventBasedExcelExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** A workbook of binary parts ([MS-XLSB]), through POI's readers of its records. */
final class XlsbExtractor extends WorkbookExtractor {
    private static final Set<String> COMMENTS = Set.of("comments");

    private @Nullable XSSFBStylesTable styles;
    private @Nullable XSSFBSharedStringsTable strings;
    private CellFormats formats = new CellFormats(false, Locale.ENGLISH);

    XlsbExtractor(ParseContext context, XSSFBEventBasedExcelExtractor extractor, Metadata metadata) {
        super(context, extractor, metadata);
    }

    @Override
    List<SheetEntry> open(PackagePart workbook) throws IOException, SAXException, OpenXML4JException {
        styles = new XSSFBReader(extractor.getPackage()).getXSSFBStylesTable();
        strings = new XSSFBSharedStringsTable(extractor.getPackage());
        SheetLanguage language = new SheetLanguage();
        for (int i = 0; i < strings.getUniqueCount(); i++) {
            language.read(strings.getItemAt(i).getString());
        }
        try (InputStream content = workbook.getInputStream()) {
            XlsbWorkbook list = new XlsbWorkbook(content);
            list.parse();
            formats = new CellFormats(list.date1904(), language.guess());
            return list.sheets();
        }
    }

    @Override
    void write(PackagePart sheet, SheetWriter writer) throws IOException, SAXException, OpenXML4JException {
        XlsbShape shape;
        try (InputStream content = sheet.getInputStream()) {
            shape = new XlsbShape(content, writer);
            shape.parse();
        }
        XlsbCells cells = new XlsbCells(writer, formats, shape.hiddenRows());
        try (InputStream content = sheet.getInputStream()) {
            new XlsbCells.Reader(content, styles, comments(sheet), strings, cells).parse();
        }
        cells.end();
    }

    private @Nullable XSSFBCommentsTable comments(PackagePart sheet) throws IOException, OpenXML4JException {
        List<PackagePart> parts = choices.comments() ? related(sheet, COMMENTS) : new ArrayList<>();
        if (parts.isEmpty()) {
            return null;
        }
        try (InputStream content = parts.get(0).getInputStream()) {
            return new XSSFBCommentsTable(content);
        }
    }
}
