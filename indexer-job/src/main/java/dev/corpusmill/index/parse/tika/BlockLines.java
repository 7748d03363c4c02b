package dev.corpusmill.index.parse.tika;

/** The lines of a block in formats where line breaks are meant. */
final class BlockLines {
    private BlockLines() {}

    /** All lines with their indents, without blank ones at either end. */
    static String all(String raw) {
        String text = raw.stripTrailing();
        int start = 0;
        for (int at = 0; at < text.length() && Character.isWhitespace(text.charAt(at)); at++) {
            start = text.charAt(at) == '\n' ? at + 1 : start;
        }
        return text.substring(start);
    }

    /** Lines without white space behind them; blank lines between them as one. */
    static String trimmed(String raw) {
        StringBuilder kept = new StringBuilder(raw.length());
        int blank = 0;
        for (String line : raw.strip().split("\n", -1)) {
            String trimmed = line.stripTrailing();
            if (trimmed.isEmpty()) {
                blank++;
                continue;
            }
            kept.append(kept.isEmpty() ? "" : blank > 0 ? "\n\n" : "\n").append(trimmed);
            blank = 0;
        }
        return kept.toString();
    }
}
