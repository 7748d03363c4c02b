package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;

/**
 * Properties of a paragraph, as they stand on it or in its style; −1 and empty where nothing is said.
 *
 * @param outline 0 to 8 for headings, 9 for body text
 * @param removed whether the paragraph's end was deleted or moved away: it goes on in the next one
 * @param hidden whether the paragraph's end is hidden
 */
record DocxProperties(String style, int outline, int numbering, int level, boolean removed, boolean hidden) {
    static final DocxProperties NONE = new DocxProperties("", -1, -1, -1, false, false);

    /** Reads the properties on whose element the cursor stands. */
    static DocxProperties read(XmlCursor xml) throws IOException {
        DocxProperties read = NONE;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            read = switch (xml.name()) {
                case "pStyle" -> read.withStyle(xml.attribute("val", ""));
                case "outlineLvl" -> read.withOutline(xml.number("val", -1));
                case "numPr" -> read.withNumbering(xml);
                case "rPr" -> read.withMark(xml);
                default -> read;
            };
        }
        return read;
    }

    private DocxProperties withStyle(String id) {
        return new DocxProperties(id, outline, numbering, level, removed, hidden);
    }

    private DocxProperties withOutline(int given) {
        return new DocxProperties(style, given, numbering, level, removed, hidden);
    }

    private DocxProperties withNumbering(XmlCursor xml) throws IOException {
        int id = numbering;
        int depthInList = level;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "numId" -> id = xml.number("val", -1);
                case "ilvl" -> depthInList = xml.number("val", -1);
                default -> {}
            }
        }
        return new DocxProperties(style, outline, id, depthInList, removed, hidden);
    }

    private DocxProperties withMark(XmlCursor xml) throws IOException {
        boolean gone = removed;
        boolean unseen = hidden;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "del", "moveFrom" -> gone = true;
                case "vanish", "specVanish" -> unseen = isOn(xml.attribute("val", "1"));
                default -> {}
            }
        }
        return new DocxProperties(style, outline, numbering, level, gone, unseen);
    }

    /** Properties of a run that are on or off: 1, 0, or −1 where nothing is said. */
    record Unseen(int hidden, int struck) {
        static final Unseen NONE = new Unseen(-1, -1);

        /** Takes the property on whose element the cursor stands, if it is one of these. */
        Unseen with(XmlCursor xml) {
            int on = isOn(xml.attribute("val", "1")) ? 1 : 0;
            return switch (xml.name()) {
                case "vanish" -> new Unseen(on, struck);
                case "strike", "dstrike" -> new Unseen(hidden, Math.max(on, struck));
                default -> this;
            };
        }

        /** What these do not say, others do. */
        Unseen or(Unseen below) {
            return new Unseen(hidden >= 0 ? hidden : below.hidden, struck >= 0 ? struck : below.struck);
        }

        /** Reads the properties of a run to their end. */
        static Unseen read(XmlCursor xml) throws IOException {
            Unseen read = NONE;
            int depth = xml.depth();
            while (xml.nextChild(depth)) {
                read = read.with(xml);
            }
            return read;
        }
    }

    static boolean isOn(String value) {
        return !value.equals("0") && !value.equals("false") && !value.equals("off");
    }
}
