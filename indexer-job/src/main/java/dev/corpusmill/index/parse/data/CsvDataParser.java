package dev.corpusmill.index.parse.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Tables of text with commas, semicolons, tabs or bars between the columns. */
public final class CsvDataParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final int MAX_TITLES = 5;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(DataFormats.CSV, DataFormats.TSV, MediaType.text("tsv"));
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
        xhtml.startDocument();
        BufferedReader text = new BufferedReader(DataReader.open(content), Delimiter.SAMPLE_CHARS);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(Delimiter.of(text, isTabbed(metadata)))
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        try (CSVParser rows =
                CSVParser.builder().setReader(text).setFormat(format).get()) {
            write(rows, new DataOutput(xhtml));
        }
        xhtml.endDocument();
    }

    private static boolean isTabbed(Metadata metadata) {
        String type = metadata.get(Metadata.CONTENT_TYPE);
        return type != null && (type.startsWith(DataFormats.TSV.toString()) || type.startsWith("text/tsv"));
    }

    /** Lines with one field above the first row with more are titles; that row names the columns. */
    private static void write(CSVParser rows, DataOutput out) throws SAXException {
        Iterator<CSVRecord> records = rows.iterator();
        List<CSVRecord> head = new ArrayList<>();
        while (records.hasNext()
                && head.size() <= MAX_TITLES
                && (head.isEmpty() || isTitle(head.get(head.size() - 1)))) {
            head.add(records.next());
        }
        out.start("table", "");
        out.start("thead", "");
        boolean table = !head.isEmpty() && !isTitle(head.get(head.size() - 1));
        for (CSVRecord row : head) {
            if (table || row == head.get(0)) {
                row(row, out);
            }
        }
        out.end("thead");
        for (CSVRecord row : table || head.isEmpty() ? List.<CSVRecord>of() : head.subList(1, head.size())) {
            row(row, out);
        }
        while (records.hasNext()) {
            row(records.next(), out);
        }
        out.end("table");
    }

    private static boolean isTitle(CSVRecord row) {
        int filled = 0;
        for (String field : row) {
            filled += field.isBlank() ? 0 : 1;
        }
        return filled < 2;
    }

    private static void row(CSVRecord row, DataOutput out) throws SAXException {
        out.start("tr", "row " + row.getRecordNumber());
        for (String field : row) {
            out.field(field);
        }
        out.end("tr");
    }
}
