package dev.corpusmill.index.parse.tika;

import dev.corpusmill.index.parse.book.EpubParser;
import dev.corpusmill.index.parse.book.FictionBookParser;
import dev.corpusmill.index.parse.data.CodeParser;
import dev.corpusmill.index.parse.data.CsvDataParser;
import dev.corpusmill.index.parse.data.DataDetector;
import dev.corpusmill.index.parse.data.JsonDataParser;
import dev.corpusmill.index.parse.data.NotebookParser;
import dev.corpusmill.index.parse.data.XmlDataParser;
import dev.corpusmill.index.parse.html.FeedParser;
import dev.corpusmill.index.parse.html.HtmlParser;
import dev.corpusmill.index.parse.mail.CalendarParser;
import dev.corpusmill.index.parse.mail.MailParser;
import dev.corpusmill.index.parse.mail.MailboxDetector;
import dev.corpusmill.index.parse.mail.OutlookParser;
import dev.corpusmill.index.parse.mail.TnefParser;
import dev.corpusmill.index.parse.odf.OdfParser;
import dev.corpusmill.index.parse.pdf.PdfParser;
import dev.corpusmill.index.parse.sheet.OdsParser;
import dev.corpusmill.index.parse.sheet.WorkbookParser;
import dev.corpusmill.index.parse.sheet.XlsParser;
import dev.corpusmill.index.parse.slides.PptxParser;
import dev.corpusmill.index.parse.warc.WarcParser;
import dev.corpusmill.index.parse.word.DocxParser;
import dev.corpusmill.index.parse.word.RtfParser;
import java.util.ArrayList;
import java.util.List;
import org.apache.tika.config.ServiceLoader;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.DefaultParser;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.pkg.PackageParser;
import org.apache.tika.renderer.CompositeRenderer;

/**
 * The formats that we read ourselves, because Tika's parser of them loses or adds text. Each writes the XHTML that Tika's
 * own parsers write, so that mails and archives hold such documents, too. A new format is one line here.
 */
final class OwnParsers {
    private OwnParsers() {}

    /** Tika's parsers, ours in place of those for the same types. Text recognition is ours, too: only where it is asked for. */
    static AutoDetectParser autoDetect() {
        ServiceLoader loader = new ServiceLoader();
        List<Parser> parsers = new ArrayList<>();
        parsers.add(new DefaultParser(
                MediaTypeRegistry.getDefaultRegistry(),
                loader,
                List.of(TesseractOCRParser.class),
                new DeclaredOrDetected(),
                new CompositeRenderer(loader)));
        parsers.addAll(ours());
        return new FixedParsers(
                new MailboxDetector(new DataDetector(new DefaultDetector())), parsers.toArray(Parser[]::new));
    }

    private static List<Parser> ours() {
        return List.of(
                new HtmlParser(),
                new FeedParser(),
                new MailParser(),
                new OutlookParser(),
                new TnefParser(),
                new CalendarParser(),
                archives(),
                new EpubParser(),
                new FictionBookParser(),
                new WarcParser(),
                new PdfParser(),
                new DocxParser(),
                new OdfParser(),
                new RtfParser(),
                new PptxParser(),
                new WorkbookParser(),
                new XlsParser(),
                new OdsParser(),
                new JsonDataParser(),
                new CsvDataParser(),
                new XmlDataParser(),
                new NotebookParser(),
                new CodeParser());
    }

    private static Parser archives() {
        PackageParser archives = new PackageParser(new EntryNames());
        archives.setDetectCharsetsInEntryNames(true);
        return archives;
    }
}
