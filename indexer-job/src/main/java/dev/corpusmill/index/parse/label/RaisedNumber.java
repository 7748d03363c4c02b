package dev.corpusmill.index.parse.label;

import java.util.regex.Pattern;

/** Small numbers that stand raised behind a word or a number: 10⁶ is not 106. */
public final class RaisedNumber {
    private static final Pattern SMALL_NUMBER = Pattern.compile("[+\u2212-]?\\d{1,4}");
    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private RaisedNumber() {}

    /** Whether a raised text is one. */
    public static boolean isOne(String text) {
        return SMALL_NUMBER.matcher(text).matches();
    }

    /**
     * A raised text as it is shown: numbers with raised digits, all else as it is.
     *
     * @param before what stands before it in the line
     */
    public static String of(String text, CharSequence before) {
        if (!isOne(text) || before.isEmpty() || !Character.isLetterOrDigit(before.charAt(before.length() - 1))) {
            return text;
        }
        StringBuilder raised = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            raised.append(c == '+' ? '⁺' : c >= '0' && c <= '9' ? DIGITS.charAt(c - '0') : '⁻');
        }
        return raised.toString();
    }
}
