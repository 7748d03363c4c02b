package dev.corpusmill.index.parse.tika;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.CleanText;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseFailures;
import dev.corpusmill.index.parse.ParseLimits;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.Parser;
import dev.corpusmill.index.parse.TextBudget;
import dev.corpusmill.index.parse.Titles;
import dev.corpusmill.index.parse.ocr.OcrProgress;
import dev.corpusmill.index.parse.ocr.Recognition;
import dev.corpusmill.index.parse.ocr.Tesseract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Parses everything that Tika knows, in this process: what hangs or crashes takes the process with it. */
public final class TikaParser implements Parser {
    private final AutoDetectParser parser = OwnParsers.autoDetect();
    private final ParseLimits limits;
    private final ParseChoices choices;
    private final OcrProgress progress;
    private final Tesseract tesseract = new Tesseract();

    /** Parses in the process of the job. */
    public TikaParser(ParseLimits limits, ParseChoices choices) {
        this(limits, choices, OcrProgress.NONE);
    }

    /** @param progress is notified that the recognition of a page begins or ends */
    public TikaParser(ParseLimits limits, ParseChoices choices, OcrProgress progress) {
        this.limits = limits;
        this.choices = choices;
        this.progress = progress;
    }

    @Override
    public ParsedDocument parse(String name, InputStream content) throws IOException {
        Path file = Files.createTempFile("document-", ".bin");
        try {
            try (OutputStream spool = Files.newOutputStream(file)) {
                copy(content, spool);
            }
            return parse(name, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void copy(InputStream content, OutputStream spool) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long copied = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            copied += n;
            if (copied > limits.maxFile().bytes()) {
                throw limits.tooLarge();
            }
            spool.write(buffer, 0, n);
        }
    }

    /** Parses a local file that is a document's content; its own name says nothing. */
    public ParsedDocument parse(String name, Path file) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, Titles.fileName(name));
        if (Files.size(file) == 0) {
            return document(name, new Content(ParsedText.plain(""), List.of(), 0, List.of()), metadata);
        }
        TextBudget budget = new TextBudget(limits);
        ParseContext context = context();
        Recognition recognition = new Recognition(tesseract, choices.ocr(), progress);
        ContainerText container = new ContainerText(parser, context, budget, recognition);
        context.set(Recognition.class, recognition);
        context.set(ParseChoices.class, choices);
        context.set(TextBudget.class, budget);
        context.set(org.apache.tika.extractor.EmbeddedDocumentExtractor.class, container);
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            ParsedText text = container.parse(stream, metadata);
            List<String> warnings = new ArrayList<>(recognition.warnings());
            warnings.addAll(container.warnings());
            return document(name, new Content(text, container.titles(), container.included(), warnings), metadata);
        } catch (IOException | SAXException | org.apache.tika.exception.TikaException | RuntimeException failure) {
            budget.verify();
            throw ParseFailures.classify(failure);
        } catch (StackOverflowError failure) {
            throw ParseFailures.classify(failure);
        }
    }

    private static ParseContext context() {
        ParseContext context = new ParseContext();
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setSortByPosition(true);
        pdf.setExtractBookmarksText(false);
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setCatchIntermediateIOExceptions(true);
        context.set(PDFParserConfig.class, pdf);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        office.setWriteSelectHeadersInBody(false);
        office.setIncludeHeadersAndFooters(false); // they repeat on each page
        office.setIncludeSlideMasterContent(false);
        context.set(OfficeParserConfig.class, office);
        context.set(Locale.class, Locale.ROOT);
        return context;
    }

    /** @param titles headings that may serve as a title */
    private record Content(ParsedText text, List<Heading> titles, int embedded, List<String> warnings) {}

    private static ParsedDocument document(String name, Content content, Metadata metadata) {
        String title = MailHead.isMail(metadata)
                ? MailHead.subject(metadata, "")
                : value(metadata.get(TikaCoreProperties.TITLE));
        return new ParsedDocument(
                content.text(),
                Titles.choose(title, content.titles(), name),
                value(metadata.get(Metadata.CONTENT_TYPE)),
                value(metadata.get(TikaCoreProperties.CREATOR)),
                value(metadata.get(TikaCoreProperties.CREATED)),
                content.embedded(),
                content.warnings());
    }

    private static String value(@Nullable String value) {
        return value == null ? "" : CleanText.collapse(CleanText.clean(value));
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "TikaParser";
    }
}
