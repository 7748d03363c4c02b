package dev.corpusmill.index.parse.sheet.format;

import dev.corpusmill.index.parse.sheet.format.Token.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Lays a number out over the placeholders of a section: decimals, groups, per cent, scaling, powers of ten. */
final class NumberLayout {
    private static final MathContext CELL_DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final int THOUSAND = 3;

    private final List<Token> tokens;
    private final StringBuilder shown = new StringBuilder();
    private final int point; // index of the token, or of the end of the digits
    private final int digitsEnd; // behind the last placeholder of the number itself
    private final int exponentAt; // index of the token, or the number of tokens
    private int whole; // placeholders
    private int decimals; // placeholders
    private boolean grouped;
    private int scaled; // by thousands
    private int percents;

    private NumberLayout(List<Token> tokens) {
        this.tokens = tokens;
        exponentAt = indexOf(Kind.EXPONENT, tokens.size());
        point = Math.min(indexOf(Kind.POINT, exponentAt), exponentAt);
        int end = 0;
        for (int i = 0; i < exponentAt; i++) {
            if (tokens.get(i).is(Kind.DIGIT)) {
                whole += i < point ? 1 : 0;
                decimals += i > point ? 1 : 0;
                end = i + 1;
            }
            percents += tokens.get(i).is(Kind.PERCENT) ? 1 : 0;
        }
        digitsEnd = end;
        countCommas();
        for (int i = exponentAt; i < tokens.size(); i++) {
            percents += tokens.get(i).is(Kind.PERCENT) ? 1 : 0;
        }
    }

    /** Between placeholders a comma asks for groups; behind the last one it divides by a thousand. */
    private void countCommas() {
        int lastWhole = 0;
        for (int i = 0; i < point && i < tokens.size(); i++) {
            lastWhole = tokens.get(i).is(Kind.DIGIT) ? i : lastWhole;
        }
        boolean seen = false;
        for (int i = 0; i < exponentAt; i++) {
            seen |= tokens.get(i).is(Kind.DIGIT);
            if (tokens.get(i).is(Kind.COMMA) && seen) {
                grouped |= i < lastWhole;
                scaled += i > lastWhole && (i < point || i >= digitsEnd) ? 1 : 0;
            }
        }
    }

    private int indexOf(Kind kind, int otherwise) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(kind)) {
                return i;
            }
        }
        return otherwise;
    }

    /** A number that is not negative; the caller knows the sign. */
    static String render(FormatSection section, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return GeneralNumber.format(value);
        }
        NumberLayout layout = new NumberLayout(section.tokens());
        BigDecimal exact = new BigDecimal(value).round(CELL_DIGITS);
        BigDecimal scaled = exact.scaleByPowerOfTen(2 * layout.percents - THOUSAND * layout.scaled);
        int power = 0;
        if (layout.exponentAt < section.tokens().size()) {
            power = layout.powerOf(scaled);
            scaled = scaled.scaleByPowerOfTen(-power);
        }
        String shown = layout.render(scaled.setScale(layout.decimals, RoundingMode.HALF_UP), power, value);
        return EastAsianDigits.number(section.style().eastAsianDigits(), shown);
    }

    /** So that as many digits stand before the point as there are placeholders; powers are multiples of that number. */
    private int powerOf(BigDecimal value) {
        if (value.signum() == 0) {
            return 0;
        }
        int power = value.precision() - value.scale() - 1;
        int places = Math.max(1, whole);
        int step = Math.floorDiv(power, places) * places;
        BigDecimal mantissa = value.scaleByPowerOfTen(-step).setScale(decimals, RoundingMode.HALF_UP);
        return mantissa.compareTo(BigDecimal.TEN.pow(places)) >= 0 ? step + places : step;
    }

    private String render(BigDecimal number, int power, double value) {
        String plain = number.toPlainString();
        int dot = plain.indexOf('.');
        String wholeDigits = dot < 0 ? plain : plain.substring(0, dot);
        wholeDigits = wholeDigits.equals("0") ? "" : wholeDigits;
        String fraction = dot < 0 ? "" : plain.substring(dot + 1);
        int wholeSeen = 0;
        int decimalsSeen = 0;
        int powersLeft = countPowers();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind()) {
                case DIGIT -> {
                    if (i > exponentAt) {
                        power(token, power, powersLeft--);
                    } else if (i < point) {
                        whole(token, wholeDigits, wholeSeen++);
                    } else {
                        decimal(token, fraction, decimalsSeen++);
                    }
                }
                case POINT -> point(i, wholeDigits);
                case EXPONENT ->
                    shown.append('E').append(power < 0 ? "-" : token.text().equals("E+") ? "+" : "");
                case GENERAL, TEXT -> shown.append(GeneralNumber.format(value));
                case COMMA -> shown.append(whole + decimals == 0 ? "," : "");
                default -> shown.append(token.text());
            }
        }
        return shown.toString();
    }

    /** Excel begins the decimals of a number without whole digits with the point, and a second point is a literal. */
    private void point(int index, String wholeDigits) {
        if (index == point && whole == 0 && !wholeDigits.isEmpty()) {
            shown.append(wholeDigits);
        }
        shown.append('.');
    }

    private int countPowers() {
        int count = 0;
        for (int i = exponentAt; i < tokens.size(); i++) {
            count += tokens.get(i).is(Kind.DIGIT) ? 1 : 0;
        }
        return count;
    }

    /** The first placeholder takes all digits that are too many for the others. */
    private void whole(Token placeholder, String digits, int index) {
        int place = whole - 1 - index; // its place value: 0 is the ones
        int from = index == 0 ? Math.max(digits.length() - 1, place) : place;
        for (int position = from; position >= place; position--) {
            int at = digits.length() - 1 - position;
            if (at >= 0) {
                shown.append(digits.charAt(at));
            } else {
                pad(placeholder);
            }
            boolean any = at >= 0 || placeholder.text().equals("0");
            shown.append(grouped && any && position > 0 && position % THOUSAND == 0 ? "," : "");
        }
    }

    private void pad(Token placeholder) {
        shown.append(
                switch (placeholder.text()) {
                    case "0" -> "0";
                    case "?" -> " ";
                    default -> "";
                });
    }

    private void decimal(Token placeholder, String fraction, int index) {
        boolean onlyZeros =
                fraction.substring(Math.min(index, fraction.length())).chars().allMatch(c -> c == '0');
        if (onlyZeros && !placeholder.text().equals("0")) {
            pad(placeholder);
        } else if (index < fraction.length()) {
            shown.append(fraction.charAt(index));
        }
    }

    private void power(Token placeholder, int power, int left) {
        String digits = String.valueOf(Math.abs(power));
        int first = countPowers();
        if (left == first && digits.length() > first) {
            shown.append(digits, 0, digits.length() - first);
        }
        int at = digits.length() - left;
        if (at >= 0) {
            shown.append(digits.charAt(at));
        } else {
            pad(placeholder);
        }
    }
}
