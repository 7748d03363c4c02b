package dev.corpusmill.index.parse.tika;

import java.util.Map;
import org.apache.tika.detect.Detector;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Tika's choice of a parser, with the table of types made once: Tika makes it anew for each document. */
final class FixedParsers extends AutoDetectParser {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Map<MediaType, Parser> byType;

    FixedParsers(Detector detector, Parser... parsers) {
        super(detector, parsers);
    }

    @Override
    public Map<MediaType, Parser> getParsers(ParseContext context) {
        Map<MediaType, Parser> known = byType;
        if (known == null) {
            known = Map.copyOf(super.getParsers(context));
            byType = known;
        }
        return known;
    }
}
