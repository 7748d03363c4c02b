package dev.corpusmill.index.parse.pdf;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.TextBudget;
import dev.corpusmill.index.parse.ocr.Recognition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.DocumentSelector;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads PDF files as people see them. Titles, authors and dates are found by Tika's parser, which is also the second
 * way of reading where this one finds no text.
 */
public final class PdfParser implements Parser {
    private static final long serialVersionUID = 1;

    private final PDFParser tika = new PDFParser();

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return tika.getSupportedTypes(context);
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (TemporaryResources temporary = new TemporaryResources()) {
            TikaInputStream content = TikaInputStream.get(stream, temporary, metadata);
            Path file = content.getPath();
            readMetadata(file, metadata, context);
            XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                xhtml.startDocument();
                boolean found = read(document, xhtml, metadata, context);
                if (!found) {
                    readByTika(file, xhtml, context);
                }
                new PdfAttachments(xhtml, context).extract(document);
                xhtml.endDocument();
            }
        }
    }

    /** A broken title costs no text; a file that cannot be opened at all fails when its pages are read. */
    private void readMetadata(Path file, Metadata metadata, ParseContext context) throws IOException, TikaException {
        try (TikaInputStream content = TikaInputStream.get(file)) {
            tika.parse(content, null, metadata, context);
        } catch (EncryptedDocumentException encrypted) {
            throw encrypted;
        } catch (IOException | SAXException | TikaException | RuntimeException broken) {
            metadata.add(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING, "metadata: " + broken);
        }
    }

    /** Whether all text was found: a page without any, and without anything unreadable, has none. */
    private static boolean read(PDDocument document, XHTMLContentHandler xhtml, Metadata metadata, ParseContext context)
            throws IOException, SAXException {
        ParseChoices choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
        FormFields fields = new FormFields(document);
        PageAnnotations annotations = new PageAnnotations(fields, choices.comments());
        PageReader reader = new PageReader(new Layers(document), annotations);
        TextBudget budget = context.get(TextBudget.class);
        List<List<PdfLine>> pages = new ArrayList<>();
        List<List<String>> notes = new ArrayList<>();
        ScannedPages scans = new ScannedPages(document, context.get(Recognition.class));
        List<List<PdfBlock>> scanned = new ArrayList<>();
        int unreadablePages = 0;
        int chars = 0;
        for (PDPage page : document.getPages()) {
            List<PdfLine> lines = reader.read(page, pages.size() + 1);
            scanned.add(lines.isEmpty() ? scans.read(pages.size() + 1) : List.of());
            int onPage = lines.stream().mapToInt(line -> line.text().length()).sum()
                    + scanned.get(pages.size()).stream()
                            .mapToInt(block -> block.text().length())
                            .sum();
            metadata.add(PDF.CHARACTERS_PER_PAGE, onPage);
            chars += onPage;
            if (budget != null) {
                budget.pending(chars);
            }
            unreadablePages += reader.unreadable() > 0 ? 1 : 0;
            pages.add(lines);
            notes.add(annotations.notes());
            page.removePageResourceFromCache();
        }
        if (unreadablePages > 0) {
            metadata.add(
                    TikaCoreProperties.TIKA_META_EXCEPTION_WARNING, "text cannot be read: pages=" + unreadablePages);
        }

        PdfXhtml out = new PdfXhtml(xhtml);
        PdfPage page = new PdfPage(PdfOutline.of(document));
        List<List<PdfLine>> kept = RunningHeads.removedFrom(pages);
        for (int i = 0; i < kept.size(); i++) {
            out.write(page.blocks(kept.get(i)));
            if (!scanned.get(i).isEmpty()) {
                out.write(page.end());
                out.write(scanned.get(i));
            }
            if (!notes.get(i).isEmpty()) {
                out.write(page.end());
                out.startPages(i + 1);
                for (String note : notes.get(i)) {
                    out.paragraph(note);
                }
            }
        }
        out.write(page.end());
        out.startPages(pages.size());
        List<String> unplaced = fields.unplaced();
        for (String field : unplaced) {
            out.paragraph(field);
        }
        boolean found = chars > 0 || !unplaced.isEmpty() || notes.stream().anyMatch(note -> !note.isEmpty());
        return found || (unreadablePages == 0 && !fields.hasXfa());
    }

    /**
     * The second way: forms that only XFA describes, and what this parser cannot see. Tika's own events of a whole
     * document would end ours, so only its text arrives.
     */
    private void readByTika(Path file, XHTMLContentHandler xhtml, ParseContext context)
            throws IOException, SAXException {
        BodyContentHandler text = new BodyContentHandler(new EmbeddedContentHandler(xhtml));
        ParseContext own = new ParseContext();
        own.set(PDFParserConfig.class, context.get(PDFParserConfig.class, new PDFParserConfig()));
        own.set(DocumentSelector.class, embedded -> false);
        try (TikaInputStream content = TikaInputStream.get(file)) {
            tika.parse(content, text, new Metadata(), own);
        } catch (TikaException | RuntimeException broken) {
            TextBudget budget = context.get(TextBudget.class);
            if (budget != null) {
                budget.verify();
            }
        }
    }
}
