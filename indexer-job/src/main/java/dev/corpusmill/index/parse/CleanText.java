package dev.corpusmill.index.parse;

/** Characters that no index should hold are dropped or replaced before any offset is taken. */
public final class CleanText {
    /**
     * What stands where Unicode has control characters, in windows-1252: nobody writes those, but much calls itself
     * ISO-8859-1 and is windows-1252. The five that are nothing there are U+FFFD.
     */
    private static final String WINDOWS = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

    private CleanText() {}

    /** Keeps lines, with {@code \n} as their only end. */
    public static String clean(CharSequence raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\r') {
                if (i + 1 == raw.length() || raw.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < raw.length()
                        && Character.isLowSurrogate(raw.charAt(i + 1));
                clean.append(pair ? c : '\uFFFD');
                if (pair) {
                    clean.append(raw.charAt(++i));
                }
            } else {
                append(clean, c);
            }
        }
        return clean.toString();
    }

    private static void append(StringBuilder clean, char c) {
        switch (c) {
            case '\u00AD', '\uFEFF', '\uFFFE', '\uFFFF' -> {} // soft hyphen, byte order mark, no characters
            case '\u00A0', '\u2007', '\u202F' -> clean.append(' ');
            case '\f', '\u000B', '\u2028', '\u2029' -> clean.append('\n');
            default -> {
                if (c >= '\u0080' && c < '\u00A0') {
                    clean.append(WINDOWS.charAt(c - '\u0080'));
                } else if ((c >= ' ' && c != '\u007F') || c == '\n' || c == '\t') {
                    clean.append(c);
                }
            }
        }
    }

    /** The same text with each run of white space as one space, none at the ends. */
    public static String collapse(CharSequence raw) {
        StringBuilder collapsed = new StringBuilder(raw.length());
        boolean gap = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                gap = !collapsed.isEmpty();
            } else {
                if (gap) {
                    collapsed.append(' ');
                    gap = false;
                }
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }

    /** Collapses white space within lines, keeps single line breaks, drops blank lines. */
    public static String collapseLines(String raw) {
        StringBuilder joined = new StringBuilder(raw.length());
        for (String line : raw.split("\n", -1)) {
            String collapsed = collapse(line);
            if (!collapsed.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : "\n").append(collapsed);
            }
        }
        return joined.toString();
    }

    static long utf8Length(CharSequence text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3; // a pair makes 4
        }
        return bytes;
    }
}
