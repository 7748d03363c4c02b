package dev.corpusmill.index.parse.label;

/** Numbers of list items in English words, up to 999. */
final class EnglishNumber {
    private static final String[] ONES =
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                            + "fifteen sixteen seventeen eighteen nineteen")
                    .split(" ");
    private static final String[] TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
    private static final String[] ORDINALS =
            ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh " + "twelfth")
                    .split(" ");

    private EnglishNumber() {}

    static String cardinal(int n) {
        return n < 0 || n > 999 ? Integer.toString(n) : capital(words(n));
    }

    static String ordinal(int n) {
        if (n < 0 || n > 999) {
            return n + suffix(n);
        }
        int last = n % 100 < ORDINALS.length ? n % 100 : n % 10;
        if ((n % 100 >= ORDINALS.length && n % 100 < ONES.length) || last == 0) {
            String words = words(n);
            return capital(words.endsWith("y") ? words.substring(0, words.length() - 1) + "ieth" : words + "th");
        }
        String words = words(n);
        return capital(words.substring(0, words.length() - ONES[last].length()) + ORDINALS[last]);
    }

    /** The letters behind an ordinal in figures. */
    static String suffix(int n) {
        boolean teen = n % 100 >= 11 && n % 100 <= 13;
        return switch (teen ? 0 : n % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    private static String words(int n) {
        if (n < ONES.length) {
            return ONES[n];
        }
        if (n < 100) {
            return TENS[n / 10] + (n % 10 == 0 ? "" : "-" + ONES[n % 10]);
        }
        return ONES[n / 100] + " hundred" + (n % 100 == 0 ? "" : " " + words(n % 100));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
