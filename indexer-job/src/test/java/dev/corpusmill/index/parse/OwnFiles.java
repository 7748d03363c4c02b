package dev.corpusmill.index.parse;

import dev.corpusmill.index.parse.tika.TikaParser;

/** Parses files that a test made, with the choices of a reader or with all that there is. */
public final class OwnFiles {
    private static final ParseChoices EVERYTHING = new ParseChoices(true, true, false);
    private static final TikaParser SEEN = new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT);
    private static final TikaParser ALL = new TikaParser(ParseSettings.LIMITS, EVERYTHING);

    private OwnFiles() {}

    /** What a reader sees. */
    public static ParsedDocument parse(String name, byte[] content) {
        return ParseSettings.parse(SEEN, name, content);
    }

    /** With hidden text and comments. */
    public static ParsedDocument parseAll(String name, byte[] content) {
        return ParseSettings.parse(ALL, name, content);
    }

    /** What a reader sees, with one line end between blocks. */
    public static String text(String name, byte[] content) {
        return lines(parse(name, content));
    }

    /** The text with one line end between blocks. */
    public static String lines(ParsedDocument parsed) {
        return parsed.body().text().replace("\n\n", "\n");
    }
}
