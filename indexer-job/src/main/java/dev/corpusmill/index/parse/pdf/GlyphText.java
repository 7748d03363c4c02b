package dev.corpusmill.index.parse.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.jspecify.annotations.Nullable;

/** The characters that a glyph stands for. */
final class GlyphText {
    private static final String MORE_GLYPHS = "/org/apache/pdfbox/resources/glyphlist/additional.txt";
    private static final GlyphList GLYPHS = load();

    private GlyphText() {}

    private static GlyphList load() {
        try (InputStream more = GlyphList.class.getResourceAsStream(MORE_GLYPHS)) {
            return more == null ? GlyphList.getAdobeGlyphList() : new GlyphList(GlyphList.getAdobeGlyphList(), more);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Null where nobody knows; like viewers, a code of a simple font without a name is taken for its character. */
    static @Nullable String of(PDFont font, int code) {
        String text = font.toUnicode(code, GLYPHS);
        if (text == null) {
            text = font instanceof PDSimpleFont && code >= ' ' ? String.valueOf((char) code) : null;
        }
        return text == null ? null : legible(text);
    }

    private static String legible(String text) {
        if (text.length() == 1) {
            char c = text.charAt(0);
            if (c < 0x7F) {
                return c < ' ' && c != '\t' ? "" : text;
            }
            if (c >= 0xF020 && c <= 0xF0FF) {
                return symbol(c);
            }
        }
        for (int i = 0; i < text.length(); i++) {
            if (isForm(text.charAt(i))) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }

    /** Ligatures, Arabic presentation forms, radicals in place of ideographs: forms of characters, not characters. */
    private static boolean isForm(char c) {
        return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x2F00 && c <= 0x2FDF);
    }

    /** Word processors put their symbol fonts here: list marks, and letters as they are. */
    private static String symbol(char c) {
        return switch (c) {
            case 0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF0FC, 0xF06C, 0xF06E, 0xF071 -> "•";
            default -> String.valueOf(c);
        };
    }
}
