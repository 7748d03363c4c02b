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

/**
 * JSON and JSON lines, with the comments and trailing commas that settings have. From an error on it is plain text; of
 * JSON lines only the line with the error is.
 */
public final class JsonDataParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LINE_CHARS = 1 << 16;
    private static final int MAX_BROKEN_LINES = 100;
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
        try (TemporaryResources temporary = new TemporaryResources()) {
            Path file = TikaInputStream.get(stream, temporary, metadata).getPath(); // to be read again from an error on
            JsonText text = new JsonText(out, isLines(metadata));
            int broken = 0;
            long from = 0;
            for (boolean done = false; !done; ) {
                try (Reader characters = open(file, from);
                        JsonParser json = JSON.createParser(characters)) {
                    text.read(json);
                    done = true;
                } catch (StreamConstraintsException limit) {
                    throw ParseException.rejected(
                            "nested too deeply, or a value too long: " + limit.getOriginalMessage());
                } catch (JsonProcessingException malformed) {
                    from += text.written();
                    done = !isLines(metadata) || ++broken > MAX_BROKEN_LINES;
                    if (broken <= 1) {
                        warn(metadata, malformed, done);
                    }
                    from += plain(open(file, from), done ? Long.MAX_VALUE : 1, out);
                }
            }
        }
        xhtml.endDocument();
    }

    private static boolean isLines(Metadata metadata) {
        return DataFormats.JSON_LINES.toString().equals(metadata.get(Metadata.CONTENT_TYPE));
    }

    private static void warn(Metadata metadata, JsonProcessingException malformed, boolean ends) {
        ParseWarnings.add(
                metadata,
                "malformed json, " + (ends ? "the rest" : "each such line") + " is taken as text: line="
                        + malformed.getLocation().getLineNr());
    }

    private static Reader open(Path file, long from) throws IOException {
        Reader characters = new BufferedReader(DataReader.open(Files.newInputStream(file)));
        characters.skip(Math.max(0, from));
        return characters;
    }

    /** Writes so many lines as they are, blank ones not counted; gives how many characters they have. */
    private static long plain(Reader characters, long lines, DataOutput out) throws IOException, SAXException {
        StringBuilder block = new StringBuilder();
        long read = 0;
        long left = lines;
        try (characters) {
            for (int c = characters.read(); c >= 0; c = characters.read()) {
                read++;
                block.append((char) c);
                left -= c == '\n' && !block.toString().isBlank() && lines == 1 ? 1 : 0;
                if ((c == '\n' && block.length() > MAX_LINE_CHARS / 2) || block.length() > MAX_LINE_CHARS) {
                    out.element("p", "", block.toString());
                    block.setLength(0);
                }
                if (left == 0) {
                    break;
                }
            }
        }
        out.element("p", "", block.toString());
        return read;
    }
}
