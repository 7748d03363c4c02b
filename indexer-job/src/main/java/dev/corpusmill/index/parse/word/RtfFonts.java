package dev.corpusmill.index.parse.word;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fonts of an RTF document, by their numbers: the charset of text in each, and its name where it is a symbol font. */
final class RtfFonts {
    private static final int SYMBOL = 2;
    private static final Map<Integer, Integer> CODE_PAGES = Map.ofEntries(
            Map.entry(77, 10000),
            Map.entry(128, 932),
            Map.entry(129, 949),
            Map.entry(130, 1361),
            Map.entry(134, 936),
            Map.entry(136, 950),
            Map.entry(161, 1253),
            Map.entry(162, 1254),
            Map.entry(163, 1258),
            Map.entry(177, 1255),
            Map.entry(178, 1256),
            Map.entry(186, 1257),
            Map.entry(204, 1251),
            Map.entry(222, 874),
            Map.entry(238, 1250),
            Map.entry(254, 437),
            Map.entry(255, 850));

    private final Map<Integer, Font> fonts = new HashMap<>();
    private Charset standard = codePage(1252, StandardCharsets.ISO_8859_1);

    private record Font(Charset charset, String symbols) {}

    /** The charset of text in no font, and in those that name none. */
    void standard(int codePage) {
        standard = codePage(codePage, standard);
    }

    Charset standard() {
        return standard;
    }

    /** Adds a font: its charset by Windows' number, −1 without, and its code page, −1 without. */
    void add(int number, int charset, int codePage, String name) {
        boolean western = charset == 0 && standard.newEncoder().maxBytesPerChar() <= 1;
        int page = codePage >= 0 ? codePage : western ? 1252 : CODE_PAGES.getOrDefault(charset, -1);
        fonts.put(number, new Font(codePage(page, standard), charset == SYMBOL ? name : ""));
    }

    Charset charset(int font) {
        Font found = fonts.get(font);
        return found == null ? standard : found.charset;
    }

    /** The name of a symbol font, empty for one of letters. */
    String symbols(int font) {
        Font found = fonts.get(font);
        return found == null ? "" : found.symbols;
    }

    private static Charset codePage(int number, Charset otherwise) {
        String name =
                switch (number) {
                    case 65001 -> "UTF-8";
                    case 932 -> "windows-31j";
                    case 936 -> "GB18030";
                    case 949, 874 -> "x-windows-" + number;
                    case 950 -> "Big5";
                    case 1361 -> "x-Johab";
                    case 10000 -> "x-MacRoman";
                    default -> number >= 1250 && number <= 1258 ? "windows-" + number : "IBM" + number;
                };
        return number > 0 && Charset.isSupported(name) ? Charset.forName(name) : otherwise;
    }
}
