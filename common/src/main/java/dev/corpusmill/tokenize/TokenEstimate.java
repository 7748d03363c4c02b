package dev.corpusmill.tokenize;

/**
 * Tokens of a model whose vocabulary we do not have: a careful guess. Three letters or digits in a row are a token, and
 * so is every other character that is not white space; one outside the basic plane is two. Real vocabularies need fewer
 * for ordinary text (English some 4.5 letters a token), so that a piece of this size is not refused.
 */
public final class TokenEstimate {
    private static final int RUN = 3;
    private static final int FIRST_LONG_SCRIPT = 0x250; // from here on a character is a token or more

    private TokenEstimate() {}

    public static int[] tokenEnds(String text) {
        Tokens tokens = new Tokens(text.length() / 2);
        int run = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            boolean blank = Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
            boolean inRun = codePoint < FIRST_LONG_SCRIPT && Character.isLetterOrDigit(codePoint);
            if (run > 0 && (!inRun || run == RUN)) {
                tokens.add(0, at);
                run = 0;
            }
            at += Character.charCount(codePoint);
            if (inRun) {
                run++;
            } else if (!blank) {
                tokens.add(0, at);
                if (Character.isSupplementaryCodePoint(codePoint)) {
                    tokens.add(0, at);
                }
            }
        }
        if (run > 0) {
            tokens.add(0, at);
        }
        return tokens.ends();
    }
}
