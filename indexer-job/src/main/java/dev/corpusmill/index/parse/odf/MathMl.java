package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a formula of MathML on one line. */
final class MathMl {
    private MathMl() {}

    /** Reads the element on which the cursor stands. */
    static String read(XmlCursor xml) throws IOException {
        return switch (xml.name()) {
            case "mi", "mn", "mo", "mtext", "ms" -> xml.text().strip();
            case "annotation", "annotation-xml" -> "";
            case "mfrac" -> joined(xml, "/");
            case "msup", "mover" -> joined(xml, "^");
            case "msub", "munder" -> joined(xml, "_");
            case "msubsup", "munderover" -> joined(xml, "_", "^");
            case "msqrt" -> "√(" + joined(xml, "") + ")";
            case "mtr", "mtd" -> joined(xml, " ");
            case "mtable" -> joined(xml, "; ");
            default -> joined(xml, "");
        };
    }

    private static String joined(XmlCursor xml, String... signs) throws IOException {
        List<String> parts = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String part = read(xml);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            line.append(i == 0 ? "" : signs[Math.min(i, signs.length) - 1]).append(parts.get(i));
        }
        return line.toString();
    }
}
