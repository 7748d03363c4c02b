package dev.corpusmill.index.parse.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Looks at a few pages of a PDF for two columns of prose. */
final class PdfColumns extends PDFTextStripper {
    private static final int PAGES = 4;
    private static final int MIN_LINES = 12;
    private static final double MIN_WIDTH = 0.25;

    private float pageWidth;
    private float left = Float.MAX_VALUE;
    private float right;
    private int leftLines;
    private int rightLines;
    private int crossingLines;

    private PdfColumns() {}

    static boolean twoIn(PDDocument document) throws IOException {
        PdfColumns columns = new PdfColumns();
        int pages = document.getNumberOfPages();
        columns.setStartPage(Math.min(2, pages)); // the first is often a title page
        columns.setEndPage(Math.min(1 + PAGES, pages));
        columns.writeText(document, Writer.nullWriter());
        return columns.areTwo();
    }

    private boolean areTwo() {
        return leftLines >= MIN_LINES && rightLines >= MIN_LINES && crossingLines < (leftLines + rightLines) / 2;
    }

    @Override
    protected void startPage(PDPage page) {
        pageWidth = page.getCropBox().getWidth();
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) {
        for (TextPosition position : positions) {
            left = Math.min(left, position.getXDirAdj());
            right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
        }
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
    }

    private void endLine() {
        float middle = pageWidth / 2;
        float margin = pageWidth / 50;
        if (right - left > MIN_WIDTH * pageWidth) {
            if (right < middle + margin) {
                leftLines++;
            } else if (left > middle - margin) {
                rightLines++;
            } else {
                crossingLines++;
            }
        }
        left = Float.MAX_VALUE;
        right = 0;
    }
}
