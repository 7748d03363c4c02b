package dev.corpusmill.index.parse.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Set;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.ByteChunk;
import org.apache.poi.hsmf.datatypes.Chunk;
import org.apache.poi.hsmf.datatypes.Chunks;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.PropertyValue;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.datatypes.Types;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.CodePageUtil;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses mails of Outlook: head and attachments as Tika reads them, the text as our readers of pages, RTF and mails do. */
public final class OutlookParser implements Parser {
    private static final long serialVersionUID = 1L;

    private final OfficeParser office = new OfficeParser();

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.application("vnd.ms-outlook"));
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (TemporaryResources temporary = new TemporaryResources()) {
            TikaInputStream stream = TikaInputStream.get(content, temporary, metadata);
            if (stream.getOpenContainer() == null) {
                stream.setOpenContainer(new POIFSFileSystem(stream.getFile(), true));
            }
            office.parse(stream, new DefaultHandler(), metadata, context);
            handler.startDocument();
            body(root(stream.getOpenContainer())).write(handler, context);
            handler.endDocument();
        }
    }

    private static DirectoryNode root(Object container) {
        return container instanceof POIFSFileSystem files ? files.getRoot() : (DirectoryNode) container;
    }

    private static OutlookBody body(DirectoryNode root) throws IOException {
        MAPIMessage mail = new MAPIMessage(root);
        mail.guess7BitEncoding();
        Chunks chunks = mail.getMainChunks();
        byte[] html = bytes(chunks.getHtmlBodyChunkBinary());
        if (html.length == 0 && chunks.getHtmlBodyChunkString() != null) {
            html = chunks.getHtmlBodyChunkString().getRawValue();
        }
        byte[] packed = bytes(chunks.getRtfBodyChunk());
        byte[] rtf = packed.length == 0
                ? packed
                : new MAPIRtfAttribute(MAPIProperty.RTF_COMPRESSED, Types.BINARY.getId(), packed).getData();
        StringChunk plain = chunks.getTextBodyChunk();
        return new OutlookBody(html, charset(chunks), rtf, plain == null ? "" : plain.getValue());
    }

    private static byte[] bytes(@Nullable Chunk chunk) {
        byte[] value = chunk instanceof ByteChunk binary ? binary.getValue() : null;
        return value == null ? new byte[0] : value;
    }

    /** The code page in which Outlook keeps the page. */
    private static String charset(Chunks chunks) throws IOException {
        for (PropertyValue value :
                chunks.getProperties().getOrDefault(MAPIProperty.INTERNET_CPID, java.util.List.of())) {
            if (value instanceof PropertyValue.LongPropertyValue page && page.getValue() > 0) {
                String name = CodePageUtil.codepageToEncoding(page.getValue(), true);
                return Charset.isSupported(name) ? name : "";
            }
        }
        return "";
    }
}
