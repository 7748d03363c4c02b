package dev.corpusmill.index.parse.word;

import java.util.Map;

/** Characters that have a control word in RTF. */
final class RtfSymbols {
    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("tab", "\t"),
            Map.entry("line", "\n"),
            Map.entry("lbr", "\n"),
            Map.entry("column", "\n"),
            Map.entry("emdash", "—"),
            Map.entry("endash", "–"),
            Map.entry("bullet", "•"),
            Map.entry("lquote", "‘"),
            Map.entry("rquote", "’"),
            Map.entry("ldblquote", "“"),
            Map.entry("rdblquote", "”"),
            Map.entry("emspace", " "),
            Map.entry("enspace", " "),
            Map.entry("qmspace", " "),
            Map.entry("~", "\u00A0"),
            Map.entry("_", "\u2011"),
            Map.entry("zwj", "\u200D"),
            Map.entry("zwnj", "\u200C"),
            Map.entry("ltrmark", "\u200E"),
            Map.entry("rtlmark", "\u200F"),
            Map.entry("{", "{"),
            Map.entry("}", "}"),
            Map.entry("\\", "\\"));

    private RtfSymbols() {}

    /** The character of a word, empty for any other word. */
    static String of(String word) {
        return SYMBOLS.getOrDefault(word, "");
    }
}
