package dev.corpusmill.index.parse.ooxml;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes an equation on one line, with the signs that the page draws: bars of fractions, roots, brackets, exponents. */
public final class MathText {
    private MathText() {}

    /** Reads the element on which the cursor stands. */
    public static String read(XmlCursor xml) throws IOException {
        return switch (xml.name()) {
            case "t" -> xml.text();
            case "del", "moveFrom", "rPr", "ctrlPr", "argPr", "instrText", "delText" -> "";
            case "f" -> joined(xml, "/");
            case "sSup" -> joined(xml, "^");
            case "sSub" -> joined(xml, "_");
            case "sSubSup" -> joined(xml, "_", "^");
            case "rad" -> root(parts(xml));
            case "d" -> brackets(xml);
            case "nary" -> sum(xml);
            case "func", "mr" -> joined(xml, " ");
            case "m", "eqArr" -> joined(xml, "; ");
            case "br", "tab" -> " ";
            default -> joined(xml, "");
        };
    }

    /** The children that show something, each with brackets if it is more than a word beside a sign. */
    private static List<String> parts(XmlCursor xml) throws IOException {
        List<String> parts = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (!xml.name().endsWith("Pr") || xml.name().equals("sPre")) {
                parts.add(read(xml));
            }
        }
        return parts;
    }

    private static String joined(XmlCursor xml, String... signs) throws IOException {
        boolean groups = !signs[0].isBlank() && !signs[0].equals("; ");
        StringBuilder line = new StringBuilder();
        int written = 0;
        for (String part : parts(xml)) {
            if (!part.isEmpty()) {
                line.append(written == 0 ? "" : signs[Math.min(written, signs.length) - 1]);
                line.append(groups ? grouped(part) : part);
                written++;
            }
        }
        return line.toString();
    }

    private static String grouped(String part) {
        boolean simple = part.strip().codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == ',')
                || (part.startsWith("(") && part.endsWith(")"));
        return simple ? part : "(" + part + ")";
    }

    private static String root(List<String> parts) {
        if (parts.isEmpty()) {
            return "";
        }
        String degree = parts.size() > 1 ? parts.get(0) : "";
        return degree + "√" + grouped(parts.get(parts.size() - 1));
    }

    private static String brackets(XmlCursor xml) throws IOException {
        String begin = "(";
        String end = ")";
        String between = "|";
        List<String> inside = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("dPr")) {
                int properties = xml.depth();
                while (xml.nextChild(properties)) {
                    String value = xml.attribute("val", "");
                    switch (xml.name()) {
                        case "begChr" -> begin = value;
                        case "endChr" -> end = value;
                        case "sepChr" -> between = value;
                        default -> {}
                    }
                }
            } else {
                inside.add(read(xml));
            }
        }
        return begin + String.join(between, inside) + end;
    }

    private static String sum(XmlCursor xml) throws IOException {
        String sign = "∫";
        String[] limits = {"", ""};
        StringBuilder operand = new StringBuilder();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "naryPr" -> {
                    int properties = xml.depth();
                    while (xml.nextChild(properties)) {
                        sign = xml.name().equals("chr") ? xml.attribute("val", sign) : sign;
                    }
                }
                case "sub" -> limits[0] = read(xml);
                case "sup" -> limits[1] = read(xml);
                default -> operand.append(read(xml));
            }
        }
        String from = limits[0].isEmpty() ? "" : "_" + grouped(limits[0]);
        String to = limits[1].isEmpty() ? "" : "^" + grouped(limits[1]);
        return sign + from + to + " " + operand;
    }
}
