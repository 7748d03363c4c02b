package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.label.RaisedNumber;
import dev.corpusmill.index.parse.label.SymbolText;
import dev.corpusmill.index.parse.ooxml.MathText;
import dev.corpusmill.index.parse.word.DocxProperties.Unseen;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands in one paragraph: its text, and the text boxes and charts that hang on it. */
final class Inline {
    private static final int MAX_CHARS = 64 << 20; // of a paragraph: more is an attack

    private final DocxDocument document;
    private final Story story;
    private final Fields fields;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> boxes = new ArrayList<>();
    private DocxProperties properties = DocxProperties.NONE;
    private boolean hiddenRun; // or struck through
    private boolean raised;
    private String symbolFont = "symbol"; // for characters in the private use area

    Inline(DocxDocument document, Story story, Fields fields) {
        this.document = document;
        this.story = story;
        this.fields = fields;
    }

    DocxProperties properties() {
        return properties;
    }

    String text() {
        return text.toString();
    }

    List<Block> boxes() {
        return boxes;
    }

    /** Reads all in an element: a paragraph, and whatever may stand around runs in it. */
    void read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "pPr" -> properties = DocxProperties.read(xml);
                case "r" -> run(xml);
                case "oMath", "oMathPara" -> add(MathText.read(xml));
                case "AlternateContent" -> alternatives(xml);
                case "del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData", "rubyPr" -> {}
                default -> read(xml); // links, insertions, content controls, directions, and what Word may add
            }
        }
    }

    private void run(XmlCursor xml) throws IOException {
        boolean around = hiddenRun;
        raised = false;
        String fontAround = symbolFont;
        DocxStyles.Style style = document.styles.of(properties.style());
        hiddenRun = style.hidden() || style.struck();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("rPr")) {
                hiddenRun = isUnseen(xml, style);
            } else {
                content(xml);
            }
        }
        hiddenRun = around;
        raised = false;
        symbolFont = fontAround;
    }

    /** A property that styles of paragraph and run both switch on is off; what the run says itself holds. */
    private boolean isUnseen(XmlCursor xml, DocxStyles.Style byParagraph) throws IOException {
        DocxStyles.Style byRun = DocxStyles.Style.NONE;
        Unseen own = Unseen.NONE;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "rStyle" -> byRun = document.styles.of(xml.attribute("val", " "));
                case "vertAlign" -> raised = xml.attribute("val", "").equals("superscript");
                case "rFonts" -> symbolFont = xml.attribute("ascii", symbolFont);
                default -> own = own.with(xml);
            }
        }
        boolean hidden = own.hidden() < 0 ? byRun.hidden() != byParagraph.hidden() : own.hidden() > 0;
        boolean struck = own.struck() < 0 ? byRun.struck() != byParagraph.struck() : own.struck() > 0;
        return hidden || struck;
    }

    private void content(XmlCursor xml) throws IOException {
        switch (xml.name()) {
            case "t" -> {
                String shown = SymbolText.replace(symbolFont, xml.text());
                add(raised ? RaisedNumber.of(shown, text) : shown);
            }
            case "tab", "ptab" -> add("\t");
            case "br", "cr" -> add("\n");
            case "noBreakHyphen" -> add("\u2011");
            case "sym" -> add(symbol(xml));
            case "ruby" -> ruby(xml);
            case "footnoteReference" -> note("footnotes", xml);
            case "endnoteReference" -> note("endnotes", xml);
            case "commentReference" -> comment(xml);
            case "fldChar" -> field(xml);
            case "AlternateContent" -> alternatives(xml);
            case "txbxContent" -> boxes(story.box(xml));
            case "chart", "relIds" -> boxes(story.drawing(xml));
            case "textpath" -> boxes(List.of(new Block.Text(0, xml.attribute("string", ""))));
            case "delText", "instrText", "delInstrText", "fldData", "docPr", "softHyphen", "r" -> other(xml);
            default -> drawing(xml);
        }
    }

    private void other(XmlCursor xml) throws IOException {
        if (xml.name().equals("r")) {
            run(xml);
        }
    }

    /** Drawings, pictures and objects hold text somewhere below. */
    private void drawing(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            content(xml);
        }
    }

    /** A text box stands twice, for new and for old programs: the first alternative that shows something is read. */
    private void alternatives(XmlCursor xml) throws IOException {
        int before = text.length() + boxes.size();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (text.length() + boxes.size() == before) {
                drawing(xml);
            }
        }
    }

    private void ruby(XmlCursor xml) throws IOException {
        String reading = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "rt" -> reading = xml.text();
                case "rubyBase" -> read(xml);
                default -> {}
            }
        }
        add(reading.isBlank() ? "" : "(" + reading.strip() + ")");
    }

    private static String symbol(XmlCursor xml) {
        try {
            return SymbolText.of(xml.attribute("font", ""), Integer.parseInt(xml.attribute("char", ""), 16));
        } catch (NumberFormatException none) {
            return "";
        }
    }

    private void note(String kind, XmlCursor xml) {
        String note = isShown() ? document.note(kind, xml.attribute("id", "")) : "";
        add(note.isEmpty() ? "" : " (" + note + ")");
    }

    private void comment(XmlCursor xml) {
        String comment =
                document.reading.choices().comments() ? document.note("comments", xml.attribute("id", "")) : "";
        add(comment.isEmpty() ? "" : " [" + comment + "]");
    }

    private void field(XmlCursor xml) throws IOException {
        switch (xml.attribute("fldCharType", "")) {
            case "begin" -> fields.begin(DocxForm.read(xml));
            case "separate" -> fields.separate();
            case "end" -> add(fields.end());
            default -> {}
        }
    }

    private boolean isShown() {
        return fields.isShown() && !hiddenRun;
    }

    private void add(String piece) {
        if (fields.isShown() && !(hiddenRun && document.leavesOut(piece))) {
            if (text.length() + piece.length() > MAX_CHARS) {
                throw new IllegalStateException("more than " + MAX_CHARS + " characters in a paragraph");
            }
            text.append(piece);
        }
    }

    private void boxes(List<Block> found) {
        if (fields.isShown() && !(hiddenRun && !document.reading.choices().hidden())) {
            boxes.addAll(found);
        }
    }
}
