package dev.corpusmill.index.parse;

import dev.corpusmill.api.split.ParsedText;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Parses plain text, source code and Markdown in process: nothing in it can hang or crash. */
final class TextParser {
    static final String PLAIN = "text/plain";
    static final String MARKDOWN = "text/markdown";

    /** More than one control character in so many is no text. */
    private static final int CONTROL_SHARE = 50;

    private final ParseLimits limits;

    TextParser(ParseLimits limits) {
        this.limits = limits;
    }

    ParsedDocument parse(String name, InputStream content, String type) throws IOException {
        // No charset that is read here takes more than two bytes for what UTF-8 says in one.
        int maxRaw = (int) Math.min(Integer.MAX_VALUE - 16, 2 * limits.maxText().bytes() + 4);
        byte[] raw = content.readNBytes(maxRaw);
        if (raw.length == maxRaw) {
            throw limits.tooMuchText();
        }
        TextDecoder.Decoded decoded = TextDecoder.decode(raw);
        refuseBinary(decoded.text());
        String text = CleanText.clean(decoded.text());
        if (CleanText.utf8Length(text) > limits.maxText().bytes()) {
            throw limits.tooMuchText();
        }
        List<String> warnings = decoded.broken() == 0
                ? List.of()
                : List.of("undecodable characters: count=" + decoded.broken() + " charset=" + decoded.charset());
        Markdown.Outline outline =
                type.equals(MARKDOWN) ? Markdown.outline(text) : new Markdown.Outline(List.of(), List.of(), "");
        return new ParsedDocument(
                new ParsedText(text, outline.headings(), List.of(), outline.tables()),
                Titles.choose(outline.title(), outline.headings(), name),
                type + "; charset=" + decoded.charset(),
                "",
                "",
                0,
                warnings);
    }

    /** Compressed or encrypted bytes in a file that is called text have some ten of these among a hundred. */
    private static void refuseBinary(String text) {
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // NUL is left out: text in UTF-16 without a mark is full of it. Escape begins the colours of terminals.
            controls += c < ' ' && c != 0 && c != '\u001b' && !Character.isWhitespace(c) ? 1 : 0;
        }
        if ((long) controls * CONTROL_SHARE > text.length()) {
            throw ParseException.rejected("not text: control-characters=" + controls + " characters=" + text.length());
        }
    }
}
