package dev.corpusmill.index.parse.label;

import java.util.Locale;
import java.util.Map;
import org.apache.poi.util.StringUtil;

/** Characters of symbol fonts, which stand in the private use area, as the characters that they look like. */
public final class SymbolText {
    private static final int PRIVATE = 0xF000;
    private static final Map<Integer, String> WINGDINGS = Map.ofEntries(
            Map.entry(0x4A, "☺"),
            Map.entry(0x6C, "●"),
            Map.entry(0x6E, "■"),
            Map.entry(0x6F, "□"),
            Map.entry(0x71, "❑"),
            Map.entry(0x76, "❖"),
            Map.entry(0x9F, "•"),
            Map.entry(0xA7, "▪"),
            Map.entry(0xA8, "☐"),
            Map.entry(0xD8, "➢"),
            Map.entry(0xDF, "←"),
            Map.entry(0xE0, "→"),
            Map.entry(0xE8, "➔"),
            Map.entry(0xF0, "⇨"),
            Map.entry(0xFB, "✗"),
            Map.entry(0xFC, "✓"),
            Map.entry(0xFD, "☒"),
            Map.entry(0xFE, "☑"));

    private SymbolText() {}

    /** A character of a font, by its code; as it is where the font is not a symbol font or the code is not known. */
    public static String of(String font, int code) {
        int low = code & 0xFF;
        return switch (font.toLowerCase(Locale.ROOT)) {
            case "wingdings" -> WINGDINGS.getOrDefault(low, "");
            case "symbol" -> StringUtil.mapMsCodepointString(new String(Character.toChars(PRIVATE | low)));
            default -> Character.isValidCodePoint(code) ? new String(Character.toChars(code)) : "";
        };
    }

    /** The same text with characters that an old program put into the private use area, in this font, as they look. */
    public static String replace(String font, String text) {
        if (!isPrivate(text)) {
            return text;
        }
        String known = font.equalsIgnoreCase("wingdings") ? font : "symbol";
        StringBuilder replaced = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean symbol = c >= PRIVATE && c <= PRIVATE + 0xFF;
            replaced.append(symbol ? of(known, c) : new String(Character.toChars(c)));
        });
        return replaced.toString();
    }

    /** Whether a character of it stands in the private use area. */
    public static boolean isPrivate(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
    }
}
