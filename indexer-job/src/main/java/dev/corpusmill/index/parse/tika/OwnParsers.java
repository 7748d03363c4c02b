package dev.corpusmill.index.parse.tika;

import dev.corpusmill.index.parse.pdf.PdfParser;
import java.util.ArrayList;
import java.util.List;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.DefaultParser;
import org.apache.tika.parser.Parser;

/**
 * The formats that we read ourselves, because Tika's parser of them loses or adds text. Each writes the XHTML that Tika's
 * own parsers write, so that mails and archives hold such documents, too. A new format is one line here.
 */
final class OwnParsers {
    private OwnParsers() {}

    /** Tika's parsers, ours in place of those for the same types. */
    static AutoDetectParser autoDetect() {
        List<Parser> parsers = new ArrayList<>();
        parsers.add(new DefaultParser());
        parsers.addAll(ours());
        return new AutoDetectParser(new DefaultDetector(), parsers.toArray(Parser[]::new));
    }

    private static List<Parser> ours() {
        return List.of(new PdfParser());
    }
}
