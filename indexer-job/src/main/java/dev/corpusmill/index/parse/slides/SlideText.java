package dev.corpusmill.index.parse.slides;

import dev.corpusmill.index.parse.label.NumberText;
import dev.corpusmill.index.parse.label.RaisedNumber;
import dev.corpusmill.index.parse.ooxml.MathText;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The paragraphs of one text body, with the numbers that the body gives them. */
final class SlideText {
    private final List<String> paragraphs = new ArrayList<>();
    private final Map<Integer, Numbered> counters = new HashMap<>();
    private final boolean hidden;

    /** With {@code hidden} text that is struck through stays. */
    SlideText(boolean hidden) {
        this.hidden = hidden;
    }

    /** The last number at a level, and how it was written. */
    private record Numbered(String scheme, int number) {}

    /** Reads the paragraphs below an element. */
    List<String> paragraphs(XmlCursor xml) throws IOException {
        walk(xml);
        return paragraphs;
    }

    private void walk(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "p" -> paragraph(xml);
                case "bodyPr", "lstStyle", "tcPr" -> {}
                default -> walk(xml);
            }
        }
    }

    private void paragraph(XmlCursor xml) throws IOException {
        StringBuilder text = new StringBuilder();
        String[] number = {""};
        runs(xml, text, number);
        paragraphs.add(text.toString().isBlank() ? "" : number[0] + text);
    }

    private void runs(XmlCursor xml, StringBuilder text, String[] number) throws IOException {
        boolean chosen = false;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "pPr" -> number[0] = number(xml);
                case "t" -> text.append(xml.text());
                case "br" -> text.append('\n');
                case "oMath" -> text.append(MathText.read(xml));
                case "r" -> run(xml, text, number);
                case "rPr", "endParaRPr" -> {}
                case "Choice", "Fallback" -> {
                    if (!chosen) {
                        chosen = true;
                        runs(xml, text, number);
                    }
                }
                default -> runs(xml, text, number);
            }
        }
    }

    /** A run, unless it is struck through and nobody wants that. */
    private void run(XmlCursor xml, StringBuilder text, String[] number) throws IOException {
        boolean struck = false;
        boolean raised = false;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "rPr" -> {
                    struck = !hidden && !xml.attribute("strike", "noStrike").equals("noStrike");
                    raised = xml.number("baseline", 0) > 0;
                }
                case "t" -> {
                    String shown = struck ? "" : xml.text();
                    text.append(raised ? RaisedNumber.of(shown, text) : shown);
                }
                default -> runs(xml, text, number);
            }
        }
    }

    private String number(XmlCursor xml) throws IOException {
        int level = xml.number("lvl", 0);
        String number = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("buAutoNum")) {
                number = next(level, xml.attribute("type", ""), xml.number("startAt", 1));
            }
        }
        counters.keySet().removeIf(deeper -> deeper > level);
        if (number.isEmpty()) {
            counters.remove(level);
        }
        return number;
    }

    private String next(int level, String scheme, int start) {
        Numbered last = counters.get(level);
        int n = last != null && last.scheme.equals(scheme + start) ? last.number + 1 : start;
        counters.put(level, new Numbered(scheme + start, n));
        String shown = NumberText.of(format(scheme), n);
        if (scheme.endsWith("ParenBoth")) {
            return "(" + shown + ") ";
        }
        return shown + (scheme.endsWith("ParenR") ? ") " : scheme.endsWith("Period") ? ". " : " ");
    }

    private static String format(String scheme) {
        if (scheme.startsWith("alphaLc")) {
            return "lowerLetter";
        } else if (scheme.startsWith("alphaUc")) {
            return "upperLetter";
        } else if (scheme.startsWith("romanLc")) {
            return "lowerRoman";
        } else if (scheme.startsWith("romanUc")) {
            return "upperRoman";
        } else if (scheme.startsWith("circleNum")) {
            return "decimalEnclosedCircle";
        } else if (scheme.startsWith("arabicDb")) {
            return "decimalFullWidth";
        } else if (scheme.startsWith("ea1Jpn")) {
            return "japaneseCounting";
        }
        return scheme.startsWith("ea1") ? "chineseCountingThousand" : "decimal";
    }
}
