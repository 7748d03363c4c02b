package dev.corpusmill.index.parse.sheet;

import java.io.IOException;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Text boxes, and titles of charts and their axes. What a chart plots stands in cells. */
final class Drawings extends DefaultHandler {
    private static final Set<String> DRAWING = Set.of("drawing");
    private static final Set<String> CHARTS = Set.of("chart", "chartEx", "diagramData");

    private final SheetWriter writer;
    private final StringBuilder paragraph = new StringBuilder();
    private boolean text;

    private Drawings(SheetWriter writer) {
        this.writer = writer;
    }

    static void write(PackagePart sheet, SheetWriter writer, ParseContext context)
            throws IOException, SAXException, TikaException, InvalidFormatException {
        for (PackagePart drawing : WorkbookExtractor.related(sheet, DRAWING)) {
            WorkbookExtractor.parse(drawing, new Drawings(writer), context);
            for (PackagePart chart : WorkbookExtractor.related(drawing, CHARTS)) {
                WorkbookExtractor.parse(chart, new Drawings(writer), context);
            }
        }
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        text = local.equals("t");
        if (local.equals("br")) {
            paragraph.append('\n');
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (text) {
            paragraph.append(chars, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        text = false;
        if (local.equals("p")) {
            writer.drawing(paragraph.toString());
            paragraph.setLength(0);
        }
    }
}
