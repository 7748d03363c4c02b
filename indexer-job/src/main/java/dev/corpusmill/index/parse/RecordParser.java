package dev.corpusmill.index.parse;

import dev.corpusmill.config.MappingConfig.TextType;
import dev.corpusmill.index.records.MappedRecord;
import dev.corpusmill.index.records.MappedRecord.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Parses what a mapping made of a record: plain text here, all else as a file of its type would be. */
final class RecordParser {
    private static final String NAME = "record";
    private static final int MAX_TITLE_CHARS = 300;

    private final Parser parser;
    private final ParseLimits limits;

    RecordParser(Parser parser, ParseLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /**
     * Parses a record.
     *
     * @throws ParseException if it cannot be parsed
     */
    ParsedDocument parse(MappedRecord record, TextType type) throws IOException {
        ParsedDocument parsed =
                switch (type) {
                    case TEXT -> text(record.parts());
                    case MARKDOWN -> file(NAME + ".md", markdown(record.parts()));
                    case HTML -> file(NAME + ".html", html(record.parts()));
                    case BASE64 -> parser.parse(NAME, new ByteArrayInputStream(decoded(record.parts())));
                };
        return new ParsedDocument(
                parsed.body(),
                title(record, parsed),
                parsed.contentType(),
                parsed.author(),
                parsed.created(),
                parsed.embedded(),
                parsed.warnings());
    }

    private static String title(MappedRecord record, ParsedDocument parsed) {
        String declared = CleanText.collapse(record.title());
        String title = !declared.isEmpty() ? declared : parsed.title().equals(NAME) ? record.id() : parsed.title();
        return title.length() <= MAX_TITLE_CHARS
                ? title
                : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, MAX_TITLE_CHARS)));
    }

    private ParsedDocument text(List<Part> parts) {
        TextBuilder text = new TextBuilder(new TextBudget(limits));
        for (Part part : parts) {
            if (!part.heading().isEmpty() && !part.text().isBlank()) {
                text.heading(1, part.heading());
            }
            text.append(CleanText.clean(part.text()));
            text.endParagraph();
        }
        return new ParsedDocument(text.build(), NAME, TextParser.PLAIN, "", "", 0, List.of());
    }

    private ParsedDocument file(String name, String content) throws IOException {
        return parser.parse(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String markdown(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.heading().isEmpty() ? "" : "# " + part.heading() + "\n\n");
            text.append(part.text()).append("\n\n");
        }
        return text.toString();
    }

    /** The byte order mark says UTF-8 whatever charset a page declares: the record's text has been decoded already. */
    private static String html(List<Part> parts) {
        StringBuilder text = new StringBuilder("\uFEFF");
        for (Part part : parts) {
            text.append(part.heading().isEmpty() ? "" : "<h1>" + escaped(part.heading()) + "</h1>\n");
            text.append(part.text()).append('\n');
        }
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static byte[] decoded(List<Part> parts) {
        try {
            return Base64.getMimeDecoder().decode(parts.get(0).text());
        } catch (IllegalArgumentException wrong) {
            throw ParseException.rejected("not base64: " + wrong.getMessage());
        }
    }
}
