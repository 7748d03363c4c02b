package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.label.NumberText;
import dev.corpusmill.index.parse.label.SymbolText;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.Map;

/**
 * One level of a list or of the headings.
 *
 * @param bullet the bullet, empty for numbers
 * @param format as OpenDocument writes it, like {@code 1}, {@code i}, or the first numbers of a series; empty for none
 * @param pattern of all numbers, like {@code %1%.%2%}; empty where the rest says it
 * @param shown how many levels are shown, this one and those above
 * @param space what stands between number and text
 */
record OdfLevel(
        String bullet,
        String format,
        String pattern,
        String prefix,
        String suffix,
        int start,
        int shown,
        String space) {
    private static final Map<Character, String> SERIES = Map.ofEntries(
            Map.entry('i', "lowerRoman"),
            Map.entry('I', "upperRoman"),
            Map.entry('a', "lowerLetter"),
            Map.entry('A', "upperLetter"),
            Map.entry('一', "chineseCountingThousand"),
            Map.entry('①', "decimalEnclosedCircle"),
            Map.entry('甲', "ideographTraditional"),
            Map.entry('子', "ideographZodiac"),
            Map.entry('１', "decimalFullWidth"),
            Map.entry('ア', "aiueo"),
            Map.entry('イ', "iroha"),
            Map.entry('가', "ganada"),
            Map.entry('ㄱ', "chosung"),
            Map.entry('일', "koreanCounting"),
            Map.entry('ก', "thaiLetters"),
            Map.entry('А', "russianUpper"),
            Map.entry('а', "russianLower"),
            Map.entry('α', "lowerGreek"),
            Map.entry('Α', "upperGreek"));

    static OdfLevel read(XmlCursor xml) throws IOException {
        boolean bullets = xml.name().equals("list-level-style-bullet");
        String bullet = bullets ? xml.attribute("bullet-char", "•") : xml.name().endsWith("-image") ? "•" : "";
        OdfLevel level = new OdfLevel(
                SymbolText.isPrivate(bullet) ? "•" : bullet,
                xml.attribute("num-format", ""),
                xml.attribute("num-list-format", ""),
                xml.attribute("num-prefix", ""),
                xml.attribute("num-suffix", ""),
                xml.number("start-value", 1),
                xml.number("display-levels", 1),
                " ");
        return spaced(xml) ? level : level.withoutSpace();
    }

    private static boolean spaced(XmlCursor xml) throws IOException {
        boolean spaced = true;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            spaced &= !xml.attribute("label-followed-by", "").equals("nothing") && spaced(xml);
        }
        return spaced;
    }

    private OdfLevel withoutSpace() {
        return new OdfLevel(bullet, format, pattern, prefix, suffix, start, shown, "");
    }

    /** A number in the format of this level; empty where the level shows none. */
    String number(int n) {
        if (format.isEmpty()) {
            return "";
        }
        if (format.startsWith("壹")) {
            return NumberText.of(format.contains("贰") ? "chineseLegalSimplified" : "ideographLegalTraditional", n);
        }
        return NumberText.of(SERIES.getOrDefault(format.charAt(0), "decimal"), n);
    }
}
