package dev.corpusmill.index.parse.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What one has to know of a file before it is parsed as PDF.
 *
 * @param sortByPosition whether its text may be sorted by position, which keeps the label and the figures of a table's
 *     row on one line, but would mix the columns of a paper
 */
public record PdfInspection(boolean sortByPosition, PdfOutline outline) {
    private static final int MAGIC_WITHIN = 1024;

    /** Of a file that is no PDF, or cannot be read, nothing is known: the parser will say why. */
    public static PdfInspection at(Path file) throws IOException {
        if (!isPdf(file)) {
            return new PdfInspection(false, new PdfOutline());
        }
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PdfInspection(!PdfColumns.twoIn(document), PdfOutline.of(document));
        } catch (IOException | RuntimeException unreadable) {
            return new PdfInspection(true, new PdfOutline());
        }
    }

    private static boolean isPdf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAGIC_WITHIN), StandardCharsets.ISO_8859_1).contains("%PDF-");
        }
    }
}
