package dev.corpusmill.index.parse.sheet.format;

import dev.corpusmill.index.parse.sheet.format.Token.Kind;
import java.util.List;

/** Numbers as fractions: {@code # ?/?} has one digit below the line, {@code # ?/8} always eighths. */
final class FractionLayout {
    private static final int MAX_DENOMINATOR_DIGITS = 7;

    private FractionLayout() {}

    static String render(FormatSection section, double value) {
        List<Token> tokens = section.tokens();
        int slash = 0;
        while (!tokens.get(slash).is(Kind.SLASH)) {
            slash++;
        }
        int numerator = slash - 1; // first placeholder of the numerator
        while (numerator > 0 && tokens.get(numerator - 1).is(Kind.DIGIT)) {
            numerator--;
        }
        boolean mixed = tokens.subList(0, Math.max(0, numerator)).stream().anyMatch(token -> token.is(Kind.DIGIT));
        int end = denominatorEnd(tokens, slash + 1);
        long[] fraction = approximate(mixed ? value % 1 : value, tokens.subList(slash + 1, end));
        long whole = mixed ? (long) Math.floor(value) : 0;
        if (mixed && fraction[0] == fraction[1]) {
            whole++;
            fraction[0] = 0;
        }

        StringBuilder shown = new StringBuilder();
        boolean written = false;
        for (int i = 0; i < numerator; i++) {
            Token token = tokens.get(i);
            if (!token.is(Kind.DIGIT)) {
                shown.append(token.is(Kind.COMMA) ? "" : token.text());
            } else if (!written) {
                boolean zero = whole == 0 && !token.text().equals("0") && fraction[0] != 0;
                shown.append(zero ? "" : whole);
                written = true;
            }
        }
        if (!mixed || fraction[0] != 0) {
            shown.append(fraction[0]).append('/').append(fraction[1]);
        }
        tokens.subList(end, tokens.size()).forEach(token -> shown.append(token.text()));
        return shown.toString().replaceAll(" {2,}", " ");
    }

    private static int denominatorEnd(List<Token> tokens, int from) {
        int end = from;
        while (end < tokens.size() && (tokens.get(end).is(Kind.DIGIT) || isNumber(tokens.get(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isNumber(Token token) {
        return token.is(Kind.LITERAL) && token.text().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long[] approximate(double value, List<Token> denominator) {
        StringBuilder fixed = new StringBuilder();
        denominator.forEach(
                token -> fixed.append(isNumber(token) || token.text().equals("0") ? token.text() : ""));
        boolean given = denominator.stream().anyMatch(FractionLayout::isNumber);
        int digits = Math.min(MAX_DENOMINATOR_DIGITS, Math.max(1, denominator.size()));
        if (given && fixed.length() <= MAX_DENOMINATOR_DIGITS) {
            long below = Math.max(1, Long.parseLong(fixed.toString()));
            return new long[] {Math.round(value * below), below};
        }
        return closest(value, (long) Math.pow(10, digits) - 1);
    }

    /** Continued fractions, as far as the denominator allows. */
    private static long[] closest(double value, long maxDenominator) {
        long above = 0;
        long aboveBefore = 1;
        long below = 1;
        long belowBefore = 0;
        double rest = value;
        long[] best = {Math.round(value), 1};
        for (int step = 0; step < 40; step++) {
            long part = (long) Math.floor(rest);
            long nextAbove = part * aboveBefore + above;
            long nextBelow = part * belowBefore + below;
            if (nextBelow > maxDenominator || nextAbove < 0) {
                break;
            }
            best = new long[] {nextAbove, nextBelow};
            if (rest - part < 1e-9) {
                break;
            }
            above = aboveBefore;
            below = belowBefore;
            aboveBefore = nextAbove;
            belowBefore = nextBelow;
            rest = 1 / (rest - part);
        }
        return best;
    }
}
