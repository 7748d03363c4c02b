package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseWarnings;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xssf.extractor.XSSFEventBasedExcelExtractor;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.ooxml.AbstractOOXMLExtractor;
import org.apache.tika.sax.XHTMLContentHandler;
import org.apache.tika.utils.XMLReaderUtils;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Sheets of a package in their order. Embedded documents of those that are shown go where Tika's extractors send them. */
abstract class WorkbookExtractor extends AbstractOOXMLExtractor {
    private static final Set<String> DRAWINGS = Set.of("drawing", "vmlDrawing");

    final ParseContext context;
    final ParseChoices choices;
    final LeftOut leftOut = new LeftOut();
    private final Metadata metadata;
    private final List<PackagePart> shown = new ArrayList<>();

    /**
     * A sheet of the workbook's list.
     *
     * @param relation which part of the package it is
     */
    record SheetEntry(String name, String relation, boolean hidden) {}

    WorkbookExtractor(ParseContext context, XSSFEventBasedExcelExtractor extractor, Metadata metadata) {
        super(context, extractor);
        this.context = context;
        this.metadata = metadata;
        choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
    }

    @Override
    protected void buildXHTML(XHTMLContentHandler xhtml) throws SAXException, XmlException, IOException {
        try {
            PackagePart workbook = workbook();
            SheetOutput out = new SheetOutput(xhtml);
            for (SheetEntry sheet : open(workbook)) {
                PackagePart part = related(workbook, sheet.relation());
                if (sheet.hidden() && !choices.hidden()) {
                    leftOut.sheets++;
                } else if (part != null) {
                    shown.add(part);
                    writeWhole(part, sheet.name(), out);
                }
            }
        } catch (OpenXML4JException | TikaException broken) {
            throw new IOException(broken);
        }
        leftOut.report(metadata);
    }

    /** A sheet that breaks off costs its rest, not the workbook. */
    private void writeWhole(PackagePart part, String name, SheetOutput out)
            throws IOException, SAXException, TikaException, OpenXML4JException {
        SheetWriter writer = new SheetWriter(out, name, choices, leftOut);
        try {
            write(part, writer);
            Drawings.write(part, writer, context);
        } catch (SAXParseException | CharConversionException broken) {
            ParseWarnings.add(metadata, "malformed sheet, its rest is left out: name=" + name);
        }
        writer.end();
    }

    /** Reads what all sheets share; their list in the order of the tabs. */
    abstract List<SheetEntry> open(PackagePart workbook)
            throws IOException, SAXException, TikaException, OpenXML4JException;

    /** Writes the rows of a sheet. */
    abstract void write(PackagePart sheet, SheetWriter writer)
            throws IOException, SAXException, TikaException, OpenXML4JException;

    private PackagePart workbook() throws TikaException {
        List<PackagePart> found = getPackageParts();
        if (found.isEmpty()) {
            throw new TikaException("no workbook in the package");
        }
        return found.get(0);
    }

    private List<PackagePart> getPackageParts() {
        List<PackagePart> found =
                extractor.getPackage().getPartsByRelationshipType(PackageRelationshipTypes.CORE_DOCUMENT);
        return found.isEmpty()
                ? extractor.getPackage().getPartsByRelationshipType(PackageRelationshipTypes.STRICT_CORE_DOCUMENT)
                : found;
    }

    /** The part of a relation's id; null where it is missing or outside. */
    static @Nullable PackagePart related(PackagePart source, String id) throws InvalidFormatException {
        PackageRelationship relation = source.getRelationship(id);
        return relation == null ? null : related(source, relation);
    }

    private static @Nullable PackagePart related(PackagePart source, PackageRelationship relation)
            throws InvalidFormatException {
        if (relation.getTargetMode() != TargetMode.INTERNAL) {
            return null;
        }
        try {
            return source.getRelatedPart(relation);
        } catch (IllegalArgumentException missing) {
            return null; // POI's way of saying that the package has no such part
        }
    }

    /** All parts of a kind, by the last word of the relation's type, which transitional and strict files share. */
    static List<PackagePart> related(PackagePart source, Set<String> kinds) throws InvalidFormatException {
        List<PackagePart> parts = new ArrayList<>();
        for (PackageRelationship relation : source.getRelationships()) {
            String type = relation.getRelationshipType();
            if (kinds.contains(type.substring(type.lastIndexOf('/') + 1))) {
                PackagePart part = related(source, relation);
                if (part != null) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    static void parse(PackagePart part, DefaultHandler handler, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (InputStream content = part.getInputStream()) {
            XMLReaderUtils.parseSAX(content, handler, context);
        }
    }

    @Override
    protected List<PackagePart> getMainDocumentParts() throws TikaException {
        List<PackagePart> parts = new ArrayList<>(shown);
        try {
            for (PackagePart sheet : shown) {
                parts.addAll(related(sheet, DRAWINGS));
            }
        } catch (InvalidFormatException broken) {
            throw new TikaException("broken workbook", broken);
        }
        parts.addAll(getPackageParts());
        return parts;
    }
}
