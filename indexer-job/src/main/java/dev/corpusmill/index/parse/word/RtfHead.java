package dev.corpusmill.index.parse.word;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** What stands before the text of an RTF document: fonts, styles, and what it says of itself. */
final class RtfHead {
    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");
    private static final int MAX_CHARS = 10_000;

    private final RtfFonts fonts = new RtfFonts();
    private final Map<Integer, Integer> headings = new HashMap<>();
    private final StringBuilder words = new StringBuilder();
    private final Map<String, Integer> created = new HashMap<>();
    private final Metadata metadata;
    private int number = -1;
    private int charset = -1;
    private int codePage = -1;
    private int outline = -1;
    private String commentAuthor = "";

    RtfHead(Metadata metadata) {
        this.metadata = metadata;
    }

    RtfFonts fonts() {
        return fonts;
    }

    /** Level of the headings of a style, 0 for text. */
    int heading(int style) {
        return headings.getOrDefault(style, 0);
    }

    /** Takes a control word of the table of fonts or styles, or of a date. */
    void word(RtfState.Target target, RtfTokens token) {
        int parameter = token.parameter();
        switch (token.word()) {
            case "f" -> number = target == RtfState.Target.FONTS ? parameter : number;
            case "s" -> number = target == RtfState.Target.STYLES ? parameter : number;
            case "fcharset" -> charset = parameter;
            case "cpg" -> codePage = parameter;
            case "outlinelevel" -> outline = parameter;
            case "yr", "mo", "dy", "hr", "min" -> created.put(token.word(), parameter);
            default -> {}
        }
    }

    /** Takes text of a table or of a property. A semicolon ends the entry of a table. */
    void text(RtfState.Target target, String text) {
        if (target == RtfState.Target.NOWHERE) {
            return;
        }
        boolean table = target == RtfState.Target.FONTS || target == RtfState.Target.STYLES;
        for (int i = 0; i < text.length(); i++) {
            if (table && text.charAt(i) == ';') {
                end(target);
            } else if (words.length() < MAX_CHARS) {
                words.append(text.charAt(i));
            }
        }
    }

    /** Ends an entry or a property. */
    void end(RtfState.Target target) {
        if (target == RtfState.Target.NOWHERE || target == RtfState.Target.TEXT) {
            return;
        }
        String name = words.toString().strip();
        switch (target) {
            case FONTS -> font(name);
            case STYLES -> style(name.toLowerCase(Locale.ROOT));
            case TITLE -> metadata.set(TikaCoreProperties.TITLE, name);
            case AUTHOR -> metadata.set(TikaCoreProperties.CREATOR, name);
            case CREATED -> date();
            case COMMENT_AUTHOR -> commentAuthor = name;
            default -> throw new IllegalArgumentException("no entry: target=" + target);
        }
        words.setLength(0);
    }

    private void font(String name) {
        if (number >= 0) {
            fonts.add(number, charset, codePage, name);
        }
        number = -1;
        charset = -1;
        codePage = -1;
    }

    private void style(String name) {
        Matcher heading = HEADING.matcher(name);
        int level =
                outline >= 0 && outline < 9 ? outline + 1 : heading.matches() ? Integer.parseInt(heading.group(1)) : 0;
        if (number >= 0) {
            headings.put(number, level);
        }
        number = -1;
        outline = -1;
    }

    private void date() {
        if (created.getOrDefault("yr", 0) > 0) {
            metadata.set(
                    TikaCoreProperties.CREATED,
                    String.format(
                            Locale.ROOT,
                            "%04d-%02d-%02dT%02d:%02d:00",
                            created.get("yr"),
                            created.getOrDefault("mo", 1),
                            created.getOrDefault("dy", 1),
                            created.getOrDefault("hr", 0),
                            created.getOrDefault("min", 0)));
        }
    }

    /** Who wrote the comment that comes next, with a colon; empty if it does not say. */
    String commentAuthor() {
        String author = commentAuthor;
        commentAuthor = "";
        return author.isEmpty() ? "" : author + ": ";
    }
}
