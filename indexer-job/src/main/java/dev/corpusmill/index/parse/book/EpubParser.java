package dev.corpusmill.index.parse.book;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.TextDecoder;
import dev.corpusmill.index.parse.html.HtmlText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Parses EPUB: the chapters in the order of the spine, each as the web page that it is, without the table of contents. */
public final class EpubParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final MediaType TYPE = MediaType.application("epub+zip");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(TYPE);
    }

    @Override
    public void parse(InputStream content, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        ParseChoices choices = context.get(ParseChoices.class, ParseChoices.DEFAULT);
        try (TemporaryResources temporary = new TemporaryResources()) {
            TikaInputStream stream = TikaInputStream.get(content, temporary, metadata);
            try (ZipFile zip = ZipFile.builder().setPath(stream.getPath()).get()) {
                EpubPackage book = EpubPackage.of(new EpubEntries(zip));
                metadata.set(TikaCoreProperties.TITLE, book.title());
                metadata.set(TikaCoreProperties.CREATOR, book.creator());
                handler.startDocument();
                for (String chapter : book.chapters()) {
                    write(
                            chapter,
                            book,
                            handler,
                            metadata,
                            new ParseChoices(choices.hidden(), choices.comments(), false));
                }
                handler.endDocument();
            }
        }
    }

    private static void write(
            String chapter, EpubPackage book, ContentHandler handler, Metadata metadata, ParseChoices choices)
            throws IOException, SAXException, TikaException {
        if (book.isEncrypted(chapter)) {
            throw new EncryptedDocumentException("chapter " + chapter);
        }
        byte[] page = book.entries().read(chapter);
        if (page.length == 0) {
            metadata.add(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING, "chapter missing: " + chapter);
            return;
        }
        HtmlText.of(TextDecoder.decode(page).text()).write(handler, choices);
    }
}
