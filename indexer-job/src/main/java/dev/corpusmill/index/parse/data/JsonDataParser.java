package dev.corpusmill.index.parse.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseWarnings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** JSON and JSON lines, with the comments and trailing commas that settings have. From an error on it is plain text. */
public final class JsonDataParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LINE_CHARS = 1 << 16;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(DataFormats.JSON, DataFormats.JSON_LINES, MediaType.application("geo+json"));
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
        xhtml.startDocument();
        DataOutput out = new DataOutput(xhtml);
        JsonText text = new JsonText(out, isLines(metadata));
        try (TemporaryResources temporary = new TemporaryResources()) {
            TikaInputStream content = TikaInputStream.get(stream, temporary, metadata);
            Path file = content.getPath(); // which can be read again from an error on
            try (JsonParser json = JSON.createParser(DataReader.open(Files.newInputStream(file)))) {
                text.read(json);
            } catch (StreamConstraintsException limit) {
                throw ParseException.rejected("nested too deeply, or a value too long: " + limit.getOriginalMessage());
            } catch (JsonProcessingException malformed) {
                ParseWarnings.add(
                        metadata,
                        "malformed json, the rest is taken as text: line="
                                + malformed.getLocation().getLineNr());
                try (InputStream again = Files.newInputStream(file)) {
                    plain(DataReader.open(again), text.written(), out);
                }
            }
        }
        xhtml.endDocument();
    }

    private static boolean isLines(Metadata metadata) {
        return DataFormats.JSON_LINES.toString().equals(metadata.get(Metadata.CONTENT_TYPE));
    }

    private static void plain(Reader characters, long from, DataOutput out) throws IOException, SAXException {
        characters.skip(Math.max(0, from));
        StringBuilder block = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(characters)) {
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                block.append((char) c);
                if ((c == '\n' && block.length() > MAX_LINE_CHARS / 2) || block.length() > MAX_LINE_CHARS) {
                    out.element("p", "", block.toString());
                    block.setLength(0);
                }
            }
        }
        out.element("p", "", block.toString());
    }
}
