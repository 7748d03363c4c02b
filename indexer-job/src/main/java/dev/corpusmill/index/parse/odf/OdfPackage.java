package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseWarnings;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.metadata.TikaCoreProperties.EmbeddedResourceType;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** One document while it is read: its parts, what could not be read of it, and what is attached to it. */
final class OdfPackage {
    private final OdfParts parts;
    private final Metadata metadata;
    private final Set<String> attachments = new LinkedHashSet<>();

    OdfPackage(OdfParts parts, Metadata metadata) {
        this.parts = parts;
        this.metadata = metadata;
    }

    /** Something that reads a part. */
    interface Task {
        void run() throws IOException;
    }

    /** Reads a part from its root element. */
    interface Reader {
        void read(XmlCursor xml) throws IOException;
    }

    boolean has(String part) {
        return parts.has(part);
    }

    void read(String part, Reader reader) throws IOException {
        try (InputStream content = parts.open(part);
                XmlCursor xml = XmlCursor.open(content)) {
            reader.read(xml);
        }
    }

    void readIfThere(String part, Reader reader) throws IOException {
        if (has(part)) {
            read(part, reader);
        }
    }

    /** Reads a part on which the rest does not depend: a broken one costs what is in it, and a warning. */
    void attempt(String part, Task task) {
        try {
            task.run();
        } catch (ParseException limit) {
            throw limit;
        } catch (IOException | RuntimeException failure) {
            warn("part left out: part=" + part + " reason=" + failure);
        }
    }

    void warn(String warning) {
        ParseWarnings.add(metadata, warning);
    }

    /** Throws if the manifest says that the content is encrypted. */
    void refuseEncrypted() throws IOException, EncryptedDocumentException {
        boolean[] encrypted = {false};
        readIfThere("META-INF/manifest.xml", xml -> encrypted[0] = hasEncryption(xml));
        if (encrypted[0]) {
            throw new EncryptedDocumentException("the manifest names a key");
        }
    }

    private static boolean hasEncryption(XmlCursor xml) throws IOException {
        boolean found = false;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            found |= xml.name().equals("encryption-data") || hasEncryption(xml);
        }
        return found;
    }

    /** A picture or an object that is not OpenDocument belongs to the document. */
    void holdsEmbedded(String part) {
        if (has(part)) {
            attachments.add(part);
        }
    }

    /** Gives pictures and objects to whoever reads attachments. */
    void handOver(EmbeddedDocumentExtractor extractor, ContentHandler xhtml) throws IOException, SAXException {
        for (String part : attachments) {
            Metadata embedded = new Metadata();
            embedded.set(TikaCoreProperties.RESOURCE_NAME_KEY, part);
            EmbeddedResourceType kind =
                    part.startsWith("Pictures/") ? EmbeddedResourceType.INLINE : EmbeddedResourceType.ATTACHMENT;
            embedded.set(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE, kind.toString());
            embedded.set(Metadata.CONTENT_TYPE, typeOf(part));
            if (extractor.shouldParseEmbedded(embedded)) {
                try (InputStream content = parts.open(part)) {
                    extractor.parseEmbedded(content, new EmbeddedContentHandler(xhtml), embedded, false);
                }
            }
        }
    }

    /** Pictures are counted by their type, which the name tells; all else is detected. */
    private static String typeOf(String part) {
        return part.startsWith("Pictures/")
                ? "image/" + part.substring(part.lastIndexOf('.') + 1)
                : "application/octet-stream";
    }
}
