package dev.corpusmill.index.parse.warc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedDocumentUtil;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Parses web archives: each page or file that a server sent, or that was made of one, is an embedded document under its
 * address. Errors and redirects of servers, requests and notes of the crawler hold nothing to read.
 */
public final class WarcParser implements Parser {
    /** The address of a record, which is its heading. */
    public static final Property ADDRESS = Property.internalText("corpusmill:address");

    private static final long serialVersionUID = 1L;
    private static final Set<MediaType> TYPES = Set.of(MediaType.application("warc"), MediaType.application("warc+gz"));
    private static final Set<String> DECORATION =
            Set.of("text/css", "text/javascript", "application/javascript", "application/x-javascript", "text/dns");
    private static final int OK = 2; // hundred

    /** What is in a record. */
    private record Content(org.netpreserve.jwarc.MediaType type, InputStream body) {}

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        EmbeddedDocumentExtractor extractor = EmbeddedDocumentUtil.getEmbeddedDocumentExtractor(context);
        handler.startDocument();
        int records = 0;
        WarcReader reader = new WarcReader(content); // not closed: the stream is the caller's
        try {
            for (Optional<WarcRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
                records++;
                if (record.get() instanceof WarcTargetRecord target) {
                    read(target, handler, extractor, metadata);
                }
            }
        } catch (IOException broken) {
            if (records == 0) {
                throw broken;
            }
            metadata.add(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING, "archive broken behind record " + records);
        }
        handler.endDocument();
    }

    private static void read(
            WarcTargetRecord record, ContentHandler handler, EmbeddedDocumentExtractor extractor, Metadata archive)
            throws IOException, SAXException {
        Optional<Content> content;
        try {
            content = content(record);
        } catch (IOException | IllegalArgumentException unreadable) {
            archive.add(
                    TikaCoreProperties.TIKA_META_EXCEPTION_WARNING, "record unreadable: address=" + record.target());
            return;
        }
        if (content.isEmpty()) {
            return;
        }
        Metadata metadata = new Metadata();
        metadata.set(ADDRESS, record.target());
        metadata.set(Metadata.CONTENT_TYPE, content.get().type.base().toString());
        String charset = content.get().type.parameters().get("charset");
        if (charset != null) {
            metadata.set(Metadata.CONTENT_ENCODING, charset);
        }
        if (extractor.shouldParseEmbedded(metadata)) {
            extractor.parseEmbedded(content.get().body, handler, metadata, false);
        }
    }

    private static Optional<Content> content(WarcTargetRecord record) throws IOException {
        Content content;
        if (record instanceof WarcResponse response) {
            boolean http = response.contentType().base().toString().startsWith("application/http");
            HttpResponse answer = http ? response.http() : null;
            if (answer == null || answer.status() / 100 != OK) {
                return Optional.empty();
            }
            content = new Content(answer.contentType(), answer.bodyDecoded().stream());
        } else if (record instanceof WarcResource || record instanceof WarcConversion) {
            content = new Content(record.contentType(), record.body().stream());
        } else {
            return Optional.empty();
        }
        boolean decoration = DECORATION.contains(content.type.base().toString().toLowerCase(Locale.ROOT));
        return decoration ? Optional.empty() : Optional.of(content);
    }
}
