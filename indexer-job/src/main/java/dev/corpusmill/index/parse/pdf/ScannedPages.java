package dev.corpusmill.index.parse.pdf;

import dev.corpusmill.index.parse.ocr.Recognition;
import dev.corpusmill.index.parse.ocr.RecognizedText;
import dev.corpusmill.index.parse.ocr.RecognizedText.Area;
import dev.corpusmill.index.parse.ocr.RecognizedText.Paragraph;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** The pages without a text layer, as text recognition reads them. */
final class ScannedPages {
    /** What Tesseract's authors ask for; less on pages larger than A3. */
    private static final int DPI = 300;

    private static final double POINTS_PER_INCH = 72;

    private final PDDocument document;
    private final @Nullable Recognition recognition;

    ScannedPages(PDDocument document, @Nullable Recognition recognition) {
        this.document = document;
        this.recognition = recognition;
    }

    /**
     * The paragraphs of a page.
     *
     * @param pageNumber from 1
     */
    List<PdfBlock> read(int pageNumber) throws IOException {
        Recognition reading = recognition;
        if (reading == null || !reading.takesPage()) {
            return List.of();
        }
        PageSize size = PageSize.of(document.getPage(pageNumber - 1));
        double inches = size.width() / POINTS_PER_INCH * size.height() / POINTS_PER_INCH;
        int dpi = (int) Math.max(1, Math.min(DPI, Math.sqrt(Recognition.MAX_PIXELS / inches)));
        Optional<BufferedImage> picture = render(pageNumber, dpi, reading);
        Optional<RecognizedText> text =
                picture.isEmpty() ? Optional.empty() : reading.read(picture.get(), dpi, "page=" + pageNumber);
        return text.map(found -> blocks(found, pageNumber, POINTS_PER_INCH / dpi))
                .orElse(List.of());
    }

    private Optional<BufferedImage> render(int pageNumber, int dpi, Recognition warned) {
        try {
            return Optional.of(new PDFRenderer(document).renderImageWithDPI(pageNumber - 1, dpi, ImageType.GRAY));
        } catch (IOException | RuntimeException broken) {
            warned.unreadable("page=" + pageNumber, "cannot be painted: " + broken.getMessage());
            return Optional.empty();
        }
    }

    private static List<PdfBlock> blocks(RecognizedText text, int page, double points) {
        return text.paragraphs().stream()
                .map(paragraph -> new PdfBlock(PdfBlock.Kind.PARAGRAPH, 0, List.of(part(paragraph, page, points))))
                .toList();
    }

    private static PdfBlock.Part part(Paragraph paragraph, int page, double points) {
        Area area = paragraph.area();
        PageBox box = new PageBox(
                page,
                (float) (area.left() * points),
                (float) (area.top() * points),
                (float) ((area.right() - area.left()) * points),
                (float) ((area.bottom() - area.top()) * points));
        return new PdfBlock.Part(paragraph.text(), box);
    }
}
