package dev.corpusmill.index.parse.pdf;

import java.awt.geom.Point2D;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;

/** The operators that build and paint paths; of a page's drawings only the straight lines matter. */
final class PathOperators {
    private final Canvas canvas;
    private final PaintedLines lines;

    private PathOperators(Canvas canvas, PaintedLines lines) {
        this.canvas = canvas;
        this.lines = lines;
    }

    /** Where points lie on the page as people see it, and whether they see what is painted now. */
    interface Canvas {
        Point2D onDisplay(float x, float y);

        boolean isHidden();
    }

    /** One operator with numbers as operands. */
    private static final class Numbers extends OperatorProcessor {
        private final String name;
        private final int count;
        private final Consumer<float[]> action;

        Numbers(PDFStreamEngine engine, String name, int count, Consumer<float[]> action) {
            super(engine);
            this.name = name;
            this.count = count;
            this.action = action;
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            if (operands.size() < count) {
                return;
            }
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) {
                if (!(operands.get(i) instanceof COSNumber number)) {
                    return;
                }
                numbers[i] = number.floatValue();
            }
            action.accept(numbers);
        }

        @Override
        public String getName() {
            return name;
        }
    }

    static void addTo(PDFStreamEngine engine, Canvas canvas, PaintedLines lines) {
        PathOperators path = new PathOperators(canvas, lines);
        engine.addOperator(new Numbers(engine, "m", 2, at -> lines.moveTo(canvas.onDisplay(at[0], at[1]))));
        engine.addOperator(new Numbers(engine, "l", 2, at -> lines.lineTo(canvas.onDisplay(at[0], at[1]))));
        engine.addOperator(new Numbers(engine, "c", 6, at -> lines.curveTo(canvas.onDisplay(at[4], at[5]))));
        engine.addOperator(new Numbers(engine, "v", 4, at -> lines.curveTo(canvas.onDisplay(at[2], at[3]))));
        engine.addOperator(new Numbers(engine, "y", 4, at -> lines.curveTo(canvas.onDisplay(at[2], at[3]))));
        engine.addOperator(new Numbers(engine, "h", 0, none -> lines.close()));
        engine.addOperator(new Numbers(engine, "re", 4, path::rectangle));
        engine.addOperator(new Numbers(engine, "n", 0, none -> lines.drop()));
        for (String painter : List.of("S", "s", "f", "F", "f*", "B", "B*", "b", "b*")) {
            engine.addOperator(new Numbers(engine, painter, 0, none -> path.paint(painter)));
        }
    }

    private void rectangle(float[] at) {
        lines.moveTo(canvas.onDisplay(at[0], at[1]));
        lines.lineTo(canvas.onDisplay(at[0] + at[2], at[1]));
        lines.lineTo(canvas.onDisplay(at[0] + at[2], at[1] + at[3]));
        lines.lineTo(canvas.onDisplay(at[0], at[1] + at[3]));
        lines.close();
    }

    /** The lower case letter closes first; B is both of S and F (ISO 32000-1, table 60). */
    private void paint(String painter) {
        if (canvas.isHidden()) {
            lines.drop();
            return;
        }
        if (painter.startsWith("s") || painter.startsWith("b")) {
            lines.close();
        }
        String kind = painter.substring(0, 1).toLowerCase(Locale.ROOT);
        lines.paint(!kind.equals("f"), !kind.equals("s"));
    }
}
