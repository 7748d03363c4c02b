package dev.corpusmill.index.parse.sheet;

import java.util.Set;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.odf.OpenDocumentParser;

/** Spreadsheets of OpenDocument: Tika opens the package, the content is read here. */
public final class OdsParser extends OpenDocumentParser {
    private static final long serialVersionUID = 1L;
    private static final Set<MediaType> TYPES = Set.of(
            MediaType.application("vnd.oasis.opendocument.spreadsheet"),
            MediaType.application("vnd.oasis.opendocument.spreadsheet-template"),
            MediaType.application("x-vnd.oasis.opendocument.spreadsheet"),
            MediaType.application("x-vnd.oasis.opendocument.spreadsheet-template"));

    /** A parser for any number of documents. */
    public OdsParser() {
        setContentParser(new OdsContentParser());
    }

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }
}
