package dev.corpusmill.index.parse.sheet.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The format "General". Excel fits a number into eleven characters; whole numbers are kept here with all the fifteen
 * digits that a cell holds, because article numbers and accounts are looked for.
 */
final class GeneralNumber {
    private static final int WIDTH = 11;
    private static final int MAX_DIGITS = 15;
    private static final int MAX_PLAIN_DIGITS = 20;
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final int MANTISSA_DECIMALS = 5;

    private GeneralNumber() {}

    static String format(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        BigDecimal exact = new BigDecimal(value).round(new MathContext(MAX_DIGITS, RoundingMode.HALF_UP));
        int digits = exact.precision() - exact.scale(); // before the point
        if (Math.abs(value) < SMALLEST_PLAIN || digits > MAX_PLAIN_DIGITS) {
            return scientific(exact);
        }
        int decimals = Math.max(0, WIDTH - 1 - Math.max(1, digits));
        BigDecimal shown = exact.setScale(Math.min(Math.max(exact.scale(), 0), decimals), RoundingMode.HALF_UP);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static String scientific(BigDecimal exact) {
        BigDecimal mantissa = exact.round(new MathContext(MANTISSA_DECIMALS + 1, RoundingMode.HALF_UP));
        int exponent = mantissa.precision() - mantissa.scale() - 1;
        String digits =
                mantissa.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
        return digits + "E" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
