package dev.corpusmill.index.parse.slides;

import dev.corpusmill.index.parse.ooxml.OoxmlPart;
import dev.corpusmill.index.parse.ooxml.OoxmlReader;
import dev.corpusmill.index.parse.ooxml.OoxmlReading;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the slides of a presentation in the order in which they are shown, each as a page: its title, its shapes, its
 * notes. What masters and layouts draw on every slide is left out.
 */
final class PptxReader implements OoxmlReader {
    private int hidden;

    @Override
    public void read(OoxmlPart main, OoxmlReading reading) throws IOException {
        List<String> order = new ArrayList<>();
        main.read(xml -> slideIds(xml, order));
        SlideComments comments = new SlideComments(main, reading);
        for (int i = 0; i < order.size(); i++) {
            String id = order.get(i);
            int number = i + 1;
            reading.out().startDivision("class", "slide-content"); // hidden ones, too: the others keep their numbers
            reading.attempt("slide " + number, () -> slide(main, id, new Slide(number, reading, comments)));
            reading.out().endDivision();
        }
        if (hidden > 0) {
            reading.warn("hidden slides left out: slides=" + hidden + " switch=parse.hidden");
        }
    }

    private static void slideIds(XmlCursor xml, List<String> order) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("sldIdLst")) {
                slideIds(xml, order);
            } else if (xml.name().equals("sldId")) {
                order.add(xml.attributeIn("/relationships", "id"));
            }
        }
    }

    private void slide(OoxmlPart main, String id, Slide slide) throws IOException {
        OoxmlPart part = main.related(id).orElseThrow(() -> new IOException("the package has no such part"));
        if (!slide.read(part)) {
            hidden++;
        }
    }
}
