package dev.corpusmill.index.parse.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Runs the operators of a page and hands on the glyphs that it paints. What cannot be run is left out and counted: a
 * broken font costs its text, not the page.
 */
final class GlyphReader extends PDFStreamEngine implements PathOperators.Canvas {
    /** Ascent of an ideograph over its baseline, in parts of the font's size. */
    static final float IDEOGRAPH_ASCENT = 0.88f;

    private static final double SMALLEST_SIZE = 0.1;

    private final Layers layers;
    private final GlyphSink sink;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private AffineTransform display = new AffineTransform();
    private boolean fontBroken;
    private boolean spacePending;
    private boolean overPage;
    private int hidden;
    private int order;
    private int unreadable;

    /** Takes glyphs in the order in which they are painted. */
    interface GlyphSink {
        void add(Frame frame, Glyph glyph);
    }

    /** A marked part of the content; the text it stands for counts only where its glyphs have none. */
    private static final class Mark {
        final boolean hides;
        final @Nullable String actualText;
        boolean painted;

        Mark(boolean hides, @Nullable String actualText) {
            this.hides = hides;
            this.actualText = actualText;
        }
    }

    GlyphReader(Layers layers, GlyphSink sink, PaintedLines lines) {
        this.layers = layers;
        this.sink = sink;
        TextOperators.addTo(this);
        PathOperators.addTo(this, this, lines);
    }

    @Override
    public Point2D onDisplay(float x, float y) {
        Point2D onPage = transformedPoint(x, y);
        return display.transform(onPage, onPage);
    }

    @Override
    public boolean isHidden() {
        return hidden > 0;
    }

    /** Operations of the last page that could not be run or whose glyphs stand for no known character. */
    int unreadable() {
        return unreadable;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        display = PageSize.of(page).toDisplay();
        marks.clear();
        hidden = 0;
        unreadable = 0;
        fontBroken = false;
        try {
            super.processPage(page);
        } catch (IOException | RuntimeException broken) {
            unreadable++; // what was painted before stays
        }
    }

    /** Runs what an annotation looks like; false if it has no look of its own. */
    boolean show(PDAnnotation annotation) throws IOException {
        if (layers.hides(annotation.getOptionalContent())) {
            return true;
        }
        if (getAppearance(annotation) == null) {
            return false;
        }
        marks.clear();
        hidden = 0;
        overPage = true;
        try {
            showAnnotation(annotation);
        } catch (IOException | RuntimeException broken) {
            unreadable++;
        } finally {
            overPage = false;
        }
        return true;
    }

    /** Puts text that has no look of its own into a rectangle of the page, line by line. */
    void place(String text, PDRectangle area, float size) {
        Point2D corner = display.transform(new Point2D.Float(area.getLowerLeftX(), area.getUpperRightY()), null);
        float y = (float) corner.getY() + size;
        for (String line : text.split("\\R", -1)) {
            if (!line.isBlank()) {
                float left = (float) corner.getX();
                float right = left + Math.max(size, Math.min(area.getWidth(), size * line.length() / 2));
                sink.add(Frame.UPRIGHT, new Glyph(line.strip(), left, right, y, size, Glyph.NO_ORDER, true));
            }
            y += size * 1.2f;
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        try {
            super.processOperator(operator, operands);
        } catch (RuntimeException broken) {
            failed(operator, operands);
        }
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException broken) {
        failed(operator, operands);
    }

    private void failed(Operator operator, List<COSBase> operands) {
        unreadable++;
        if (operator.getName().equals(OperatorName.SET_FONT_AND_SIZE)) {
            PDFont font = SpareFont.of(getResources(), operands);
            getGraphicsState().getTextState().setFont(font);
            fontBroken |= font == null;
        }
    }

    @Override
    protected void showText(byte[] string) throws IOException {
        order++;
        if (fontBroken && getGraphicsState().getTextState().getFont() == null) {
            unreadable++; // in any other font it would be other text
        } else {
            super.showText(string);
        }
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (!layers.hides(form.getOptionalContent())) {
            super.showForm(form);
        }
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        if (!layers.hides(form.getOptionalContent())) {
            super.showTransparencyGroup(form);
        }
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        boolean hides = COSName.OC.equals(tag) && properties != null && layers.hides(PDPropertyList.create(properties));
        hidden += hides ? 1 : 0;
        marks.push(new Mark(hides, properties == null ? null : properties.getString(COSName.ACTUAL_TEXT)));
    }

    @Override
    public void endMarkedContentSequence() {
        Mark ended = marks.poll();
        hidden -= ended != null && ended.hides ? 1 : 0;
    }

    @Override
    protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) {
        if (hidden > 0) {
            return;
        }
        String text = GlyphText.of(font, code);
        if (text != null && text.isBlank()) {
            spacePending = true;
            return;
        }
        Mark mark = marks.peek();
        if (mark != null && mark.actualText != null) {
            text = actual(mark, text);
        }
        if (text == null) {
            unreadable++;
        } else if (!text.isEmpty()) {
            add(text, place, font.isVertical(), displacement);
        }
    }

    /** Painted words are what people read; the text behind them only helps where there is no other. */
    private static @Nullable String actual(Mark mark, @Nullable String painted) {
        String actual = String.valueOf(mark.actualText);
        boolean softHyphen = actual.equals("\u00AD") && "-".equals(painted);
        String text = painted == null ? (mark.painted ? "" : actual.strip()) : softHyphen ? actual : painted;
        mark.painted |= painted == null;
        return text;
    }

    private void add(String text, Matrix place, boolean vertical, Vector displacement) {
        AffineTransform glyph = new AffineTransform(display);
        glyph.concatenate(place.createAffineTransform());
        double size = Math.hypot(glyph.getShearX(), glyph.getScaleY());
        if (size < SMALLEST_SIZE || Double.isNaN(size)) {
            return;
        }
        Point2D start = glyph.transform(new Point2D.Float(0, vertical ? IDEOGRAPH_ASCENT : 0), null);
        Point2D end = glyph.transform(
                vertical
                        ? new Point2D.Float(0, IDEOGRAPH_ASCENT + displacement.getY())
                        : new Point2D.Float(displacement.getX(), 0),
                null);
        Point2D ahead = glyph.deltaTransform(vertical ? new Point2D.Float(0, -1) : new Point2D.Float(1, 0), null);

        Frame frame = Frame.along(ahead.getX(), ahead.getY());
        float left = frame.across(start.getX(), start.getY());
        float right = frame.across(end.getX(), end.getY());
        float baseline = frame.down(start.getX(), start.getY());
        sink.add(
                frame,
                new Glyph(
                        text,
                        Math.min(left, right),
                        Math.max(left, right),
                        baseline,
                        (float) size,
                        overPage ? Glyph.NO_ORDER : order,
                        spacePending));
        spacePending = false;
    }
}
