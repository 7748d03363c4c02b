package dev.corpusmill.index.parse.sheet.format;

/** Digits as {@code [DBNum1]} to {@code [DBNum3]} show them. */
final class EastAsianDigits {
    private static final String[] DIGITS = {"", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "０１２３４５６７８９"};
    private static final String[] UNITS = {"", "十百千", "拾佰仟", ""};
    private static final String[] GROUPS = {"", "万", "亿", "兆"};
    private static final int MAX_DIGITS = 16;

    private EastAsianDigits() {}

    /** A whole number is spelled out (二千零二十四), of all else each digit is replaced. */
    static String number(int kind, String shown) {
        boolean whole = shown.length() <= MAX_DIGITS
                && !shown.isEmpty()
                && shown.chars().allMatch(Character::isDigit);
        return whole && kind > 0 && kind < 3 ? spelled(kind, Long.parseLong(shown)) : digits(kind, shown);
    }

    /** Each digit for itself: 二〇二四. */
    static String digits(int kind, String shown) {
        if (kind <= 0 || kind >= DIGITS.length) {
            return shown;
        }
        StringBuilder replaced = new StringBuilder(shown.length());
        for (char c : shown.toCharArray()) {
            replaced.append(c >= '0' && c <= '9' ? DIGITS[kind].charAt(c - '0') : c);
        }
        return replaced.toString();
    }

    private static String spelled(int kind, long number) {
        if (number == 0) {
            return DIGITS[kind].substring(0, 1);
        }
        StringBuilder spelled = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int part = (int) (number / (long) Math.pow(10, 4 * group) % 10_000);
            if (part == 0) {
                gap |= !spelled.isEmpty();
                continue;
            }
            boolean zero = !spelled.isEmpty() && (gap || part < 1000);
            spelled.append(zero ? zero(kind) : "").append(group(kind, part)).append(GROUPS[group]);
            gap = false;
        }
        String one = DIGITS[kind].substring(1, 2) + UNITS[kind].charAt(0);
        boolean teen = kind == 1 && spelled.indexOf(one) == 0; // 十五, not 一十五
        return teen ? spelled.substring(1) : spelled.toString();
    }

    private static String zero(int kind) {
        return kind == 1 ? "〇" : "零";
    }

    private static String group(int kind, int part) {
        StringBuilder spelled = new StringBuilder();
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = part / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap |= !spelled.isEmpty();
                continue;
            }
            spelled.append(gap ? zero(kind) : "").append(DIGITS[kind].charAt(digit));
            spelled.append(place > 0 ? UNITS[kind].substring(place - 1, place) : "");
            gap = false;
        }
        return spelled.toString();
    }
}
