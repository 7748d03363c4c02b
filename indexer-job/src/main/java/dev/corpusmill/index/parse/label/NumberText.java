package dev.corpusmill.index.parse.label;

import java.util.Locale;

/** Writes the number of a list item in a format, by the names that Office Open XML has for formats (ST_NumberFormat). */
public final class NumberText {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя";
    private static final String GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
    private static final String HEBREW = "אבגדהוזחטיכלמנסעפצקרשת";
    private static final String ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
    private static final String THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
    private static final String AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private static final String IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
    private static final String GANADA = "가나다라마바사아자차카타파하";
    private static final String CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final int MAX_REPEATS = 10;
    private static final int MAX_ROMAN = 10_000;

    private NumberText() {}

    /** A format that is not known here is written in decimal. */
    public static String of(String format, int n) {
        String decimal = Integer.toString(n);
        return switch (format) {
            case "none", "bullet" -> "";
            case "decimalZero" -> zeros(n, 2);
            case "lowerRoman" -> roman(n);
            case "upperRoman" -> roman(n).toUpperCase(Locale.ROOT);
            case "lowerLetter" -> repeated(LETTERS, n);
            case "upperLetter" -> repeated(LETTERS, n).toUpperCase(Locale.ROOT);
            case "russianLower" -> repeated(RUSSIAN, n);
            case "russianUpper" -> repeated(RUSSIAN, n).toUpperCase(Locale.ROOT);
            case "lowerGreek" -> repeated(GREEK, n);
            case "upperGreek" -> repeated(GREEK, n).toUpperCase(Locale.ROOT);
            case "hebrew2" -> repeated(HEBREW, n);
            case "arabicAlpha" -> repeated(ARABIC, n);
            case "thaiLetters" -> repeated(THAI, n);
            case "aiueo", "aiueoFullWidth" -> cyclic(AIUEO, n);
            case "iroha", "irohaFullWidth" -> cyclic(IROHA, n);
            case "ganada" -> cyclic(GANADA, n);
            case "chosung" -> cyclic(CHOSUNG, n);
            case "ideographTraditional" -> cyclic(STEMS, n);
            case "ideographZodiac" -> cyclic(BRANCHES, n);
            case "ideographZodiacTraditional" -> n > 0 && n <= 60 ? cyclic(STEMS, n) + cyclic(BRANCHES, n) : decimal;
            case "ordinal" -> decimal + EnglishNumber.suffix(n);
            case "cardinalText" -> EnglishNumber.cardinal(n);
            case "ordinalText" -> EnglishNumber.ordinal(n);
            case "hex" -> Integer.toHexString(n).toUpperCase(Locale.ROOT);
            case "numberInDash" -> "- " + decimal + " -";
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> circled(n);
            case "decimalEnclosedFullstop" -> from('⒈', 20, n, decimal + ".");
            case "decimalEnclosedParen" -> from('⑴', 20, n, "(" + decimal + ")");
            case "ideographEnclosedCircle" -> from('㊀', 10, n, decimal);
            case "decimalFullWidth", "decimalFullWidth2" -> digits(decimal, '０');
            case "thaiNumbers" -> digits(decimal, '๐');
            case "hindiNumbers" -> digits(decimal, '०');
            default -> HanNumber.of(format, n);
        };
    }

    /** A number with zeros in front, up to a width. */
    public static String zeros(int n, int width) {
        String decimal = Integer.toString(n);
        return "0".repeat(Math.max(0, width - decimal.length())) + decimal;
    }

    private static String roman(int n) {
        if (n <= 0 || n > MAX_ROMAN) {
            return Integer.toString(n);
        }
        StringBuilder roman = new StringBuilder();
        int rest = n;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; rest >= ROMAN_VALUES[i]; rest -= ROMAN_VALUES[i]) {
                roman.append(ROMAN[i]);
            }
        }
        return roman.toString();
    }

    /** Behind the last letter come two of the first, then two of the second. */
    private static String repeated(String letters, int n) {
        int times = (n - 1) / letters.length() + 1;
        return n <= 0 || times > MAX_REPEATS
                ? Integer.toString(n)
                : letters.substring((n - 1) % letters.length(), (n - 1) % letters.length() + 1)
                        .repeat(times);
    }

    private static String cyclic(String letters, int n) {
        return n <= 0 ? Integer.toString(n) : String.valueOf(letters.charAt((n - 1) % letters.length()));
    }

    private static String circled(int n) {
        if (n == 0) {
            return "⓪";
        }
        return n <= 20
                ? from('①', 20, n, "")
                : n <= 35 ? from('㉑', 15, n - 20, "") : from('㊱', 15, n - 35, Integer.toString(n));
    }

    private static String from(char first, int count, int n, String otherwise) {
        return n >= 1 && n <= count ? String.valueOf((char) (first + n - 1)) : otherwise;
    }

    private static String digits(String decimal, char zero) {
        StringBuilder shifted = new StringBuilder();
        for (int i = 0; i < decimal.length(); i++) {
            char c = decimal.charAt(i);
            shifted.append(c >= '0' && c <= '9' ? (char) (zero + c - '0') : c);
        }
        return shifted.toString();
    }
}
