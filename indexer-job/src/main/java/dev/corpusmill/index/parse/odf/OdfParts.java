package dev.corpusmill.index.parse.odf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** Where the parts of a document lie. */
interface OdfParts extends AutoCloseable {
    String CONTENT = "content.xml";

    boolean has(String part);

    InputStream open(String part) throws IOException;

    @Override
    void close() throws IOException;

    /** The parts in a package; entries that unpack to far more than they are worth are refused. */
    static OdfParts zipped(Path file) throws IOException {
        ZipFile zip = new ZipSecureFile(file.toFile());
        return new OdfParts() {
            @Override
            public boolean has(String part) {
                return zip.getEntry(part) != null;
            }

            @Override
            public InputStream open(String part) throws IOException {
                ZipArchiveEntry entry = zip.getEntry(part);
                if (entry == null) {
                    throw new IOException("the package has no such part: part=" + part);
                }
                return zip.getInputStream(entry);
            }

            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
    }

    /** A flat document: one file that is all in one part. */
    static OdfParts flat(Path file) {
        return new OdfParts() {
            @Override
            public boolean has(String part) {
                return part.equals(CONTENT);
            }

            @Override
            public InputStream open(String part) throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public void close() {}
        };
    }
}
