package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseWarnings;
import dev.corpusmill.index.parse.block.XhtmlBlocks;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses RTF. Tika's parser reads it once more where there are pictures or objects, and only them. */
public final class RtfParser implements Parser {
    private static final long serialVersionUID = 1;
    private static final Set<MediaType> TYPES = Set.of(MediaType.application("rtf"));

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (TemporaryResources temporary = new TemporaryResources();
                TikaInputStream stream = TikaInputStream.get(content, temporary, metadata)) {
            XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
            xhtml.startDocument();
            RtfReader reader = read(stream, new XhtmlBlocks(xhtml), metadata, context);
            if (reader.hasAttachments()) {
                try (InputStream again = new BufferedInputStream(Files.newInputStream(stream.getPath()))) {
                    new RTFParser().parse(again, new DefaultHandler(), new Metadata(), context);
                }
            }
            xhtml.endDocument();
        }
    }

    private static RtfReader read(TikaInputStream stream, XhtmlBlocks out, Metadata metadata, ParseContext context)
            throws IOException {
        ParseChoices choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
        try (InputStream content = Files.newInputStream(stream.getPath())) {
            RtfHead head = new RtfHead(metadata);
            RtfOutput output = new RtfOutput(out, head, choices);
            RtfReader reader = new RtfReader(new RtfTokens(content), head, output, choices);
            reader.read();
            if (output.hiddenChars() > 0) {
                ParseWarnings.add(
                        metadata,
                        "hidden or struck text left out: characters=" + output.hiddenChars() + " switch=parse.hidden");
            }
            return reader;
        }
    }
}
