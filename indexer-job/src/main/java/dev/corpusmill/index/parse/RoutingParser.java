package dev.corpusmill.index.parse;

import dev.corpusmill.index.parse.data.DataFormats;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Parses plain text, source code and Markdown itself and hands everything else to another parser. */
final class RoutingParser implements Parser {
    private static final int SNIFF_BYTES = 64 << 10;
    /** The ISA-Tab types are guessed from names, and their parser wants sibling files that are not here. */
    private static final Set<String> WORDS = Set.of(
            "text/plain",
            "text/x-web-markdown",
            "text/x-robots",
            "application/x-isatab",
            "application/x-isatab-investigation",
            "application/x-isatab-assay");

    private static final Pattern MARKDOWN_NAME = Pattern.compile(".*\\.(md|markdown|mdown|mkd)");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final TextParser text;
    private final Parser others;

    RoutingParser(TextParser text, Parser others) {
        this.text = text;
        this.others = others;
    }

    @Override
    public ParsedDocument parse(String name, InputStream content) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(content, SNIFF_BYTES);
        MediaType type = detect(name, buffered);
        boolean markdown = MARKDOWN_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
        boolean data = DataFormats.ofName(Titles.fileName(name)).isPresent();
        boolean words = !data && (WORDS.contains(type.toString()) || DataFormats.isCode(type));
        // A Markdown file may well begin with HTML; no other name may.
        if (words || (markdown && type.getType().equals("text"))) {
            return text.parse(name, buffered, textType(type, markdown));
        }
        return others.parse(name, buffered);
    }

    /** Markdown, a language of programs, or plain text. */
    private static String textType(MediaType type, boolean markdown) {
        if (markdown || type.getSubtype().equals("x-web-markdown")) {
            return TextParser.MARKDOWN;
        }
        return DataFormats.isCode(type) ? type.toString() : TextParser.PLAIN;
    }

    private MediaType detect(String name, BufferedInputStream content) throws IOException {
        Metadata hints = new Metadata();
        hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, Titles.fileName(name));
        return types.detect(content, hints).getBaseType();
    }

    @Override
    public void close() {
        others.close();
    }

    @Override
    public String toString() {
        return "RoutingParser(" + others + ")";
    }
}
