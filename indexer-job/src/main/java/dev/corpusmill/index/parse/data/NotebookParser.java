package dev.corpusmill.index.parse.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Notebooks of Jupyter (nbformat 3 and 4): cells in their order, what they printed, no pictures. */
public final class NotebookParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_OUTPUT_CHARS = 20_000;
    private static final Pattern TERMINAL_COLORS = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(DataFormats.NOTEBOOK);
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
        xhtml.startDocument();
        DataOutput out = new DataOutput(xhtml);
        int number = 0;
        try (JsonParser json = JSON.createParser(DataReader.open(content))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (!name.equals("cells") && !name.equals("worksheets") && value != JsonToken.START_ARRAY) {
                        json.skipChildren();
                    } else if (name.equals("cells")) {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            cell(JSON.readTree(json), "cell " + ++number, out);
                        }
                    }
                }
            }
        } catch (JsonProcessingException malformed) {
            throw new TikaException(
                    "malformed notebook: line=" + malformed.getLocation().getLineNr(), malformed);
        }
        xhtml.endDocument();
    }

    private static void cell(JsonNode cell, String place, DataOutput out) throws SAXException {
        String source = text(cell.has("source") ? cell.get("source") : cell.path("input"));
        switch (cell.path("cell_type").asText()) {
            case "markdown" -> MarkdownCell.write(source, place, out);
            case "heading" ->
                out.element("h" + Math.max(1, Math.min(6, cell.path("level").asInt(1))), place, source);
            default -> out.element("pre", place, source);
        }
        for (JsonNode output : cell.path("outputs")) {
            String printed = TERMINAL_COLORS.matcher(printed(output)).replaceAll("");
            out.element("pre", place, printed.substring(0, Math.min(printed.length(), MAX_OUTPUT_CHARS)));
        }
    }

    private static String printed(JsonNode output) {
        if (output.has("ename")) {
            return output.path("ename").asText() + ": " + output.path("evalue").asText();
        }
        JsonNode data = output.has("data") ? output.get("data") : output;
        boolean picture =
                data.has("image/png") || data.has("png") || data.has("image/svg+xml") || data.has("image/jpeg");
        if (picture) {
            return ""; // its text is only the name of a type
        }
        return text(data.has("text/plain") ? data.get("text/plain") : data.path("text"));
    }

    private static String text(JsonNode lines) {
        if (!lines.isArray()) {
            return lines.isTextual() ? lines.asText() : "";
        }
        StringBuilder joined = new StringBuilder();
        lines.forEach(line -> joined.append(line.asText()));
        return joined.toString();
    }
}
