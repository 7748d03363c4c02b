package dev.corpusmill.index.parse.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Reads the lines of one page after the other, each page in the order in which people read it. */
final class PageReader {
    /** A page with more glyphs is read in parts, so that its memory is bounded. */
    private static final int MAX_GLYPHS = 200_000;

    private final GlyphReader reader;
    private final PageGlyphs glyphs = new PageGlyphs();
    private final PaintedLines painted = new PaintedLines();
    private final PageAnnotations annotations;
    private final List<PdfLine> lines = new ArrayList<>();
    private PageSize size = new PageSize(new PDRectangle(), 0);
    private int number;

    PageReader(Layers layers, PageAnnotations annotations) {
        this.reader = new GlyphReader(layers, this::add, painted);
        this.annotations = annotations;
    }

    /** @param pageNumber from 1 */
    List<PdfLine> read(PDPage page, int pageNumber) throws IOException {
        lines.clear();
        painted.clear();
        number = pageNumber;
        size = PageSize.of(page);
        reader.processPage(page);
        annotations.show(page, reader);
        order();
        return List.copyOf(lines);
    }

    /** Operations of the last page that could not be read. */
    int unreadable() {
        return reader.unreadable();
    }

    private void add(Frame frame, Glyph glyph) {
        glyphs.add(frame, glyph);
        if (glyphs.count() >= MAX_GLYPHS) {
            order();
        }
    }

    private void order() {
        Map<Frame, List<Glyph>> taken = glyphs.take();
        List<List<PdfLine>> parts = new ArrayList<>();
        taken.forEach((frame, all) -> {
            List<Glyph> shown = new ArrayList<>(all);
            shown.removeIf(glyph -> !isOnPage(frame, glyph));
            List<RuledTable> tables = RuledTable.takeFrom(shown, painted.in(frame));
            List<Segment> segments = new ArrayList<>(Segments.of(shown));
            tables.forEach(table -> segments.add(table.asSegment()));
            parts.add(new ReadingOrder(frame, number).of(segments));
        });
        parts.removeIf(List::isEmpty);
        parts.sort(Comparator.comparingInt((List<PdfLine> part) -> -part.size()));
        for (int i = 1; i < parts.size(); i++) {
            if (bottom(parts.get(i)) <= top(parts.get(0))) {
                lines.addAll(parts.remove(i--)); // a title over text that runs another way
            }
        }
        parts.forEach(lines::addAll);
    }

    private boolean isOnPage(Frame frame, Glyph glyph) {
        PageBox box = frame.onPage(number, glyph.left(), glyph.baseline(), glyph.right(), glyph.baseline());
        return size.shows(box.x() + box.width() / 2, box.y() + box.height() / 2);
    }

    private static double top(List<PdfLine> part) {
        return part.stream().mapToDouble(line -> line.box().y()).min().orElse(0);
    }

    private static double bottom(List<PdfLine> part) {
        return part.stream()
                .mapToDouble(line -> line.box().y() + line.box().height())
                .max()
                .orElse(0);
    }
}
