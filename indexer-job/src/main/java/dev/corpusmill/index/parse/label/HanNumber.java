package dev.corpusmill.index.parse.label;

/** Numbers in the characters of Chinese, Japanese and Korean, by the names of Office Open XML's formats. */
final class HanNumber {
    private static final String HAN = "〇一二三四五六七八九";
    private static final String HANGUL = "영일이삼사오육칠팔구";
    private static final int MAX = 99_999_999;

    /**
     * A way to count.
     *
     * @param digits characters from nought to nine
     * @param units ten, hundred, thousand, ten thousand
     * @param zero written where places are left out, empty where nothing is
     * @param one whether one stands before hundred and thousand
     * @param oneTen whether one stands before a ten that begins the number
     */
    private record Counting(String digits, String units, String zero, boolean one, boolean oneTen) {}

    private static final Counting CHINESE = new Counting(HAN, "十百千万", "零", true, false);
    private static final Counting TAIWANESE = new Counting(HAN, "十百千萬", "零", true, false);
    private static final Counting JAPANESE = new Counting(HAN, "十百千万", "", false, false);
    private static final Counting KOREAN = new Counting(HANGUL, "십백천만", "", false, false);
    private static final Counting SIMPLIFIED_LEGAL = new Counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟万", "零", true, true);
    private static final Counting TRADITIONAL_LEGAL = new Counting("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", "零", true, true);
    private static final Counting JAPANESE_LEGAL = new Counting("〇壱弐参四伍六七八九", "拾百阡萬", "", true, true);

    private HanNumber() {}

    /** A format that is not known is written in decimal. */
    static String of(String format, int n) {
        if (n < 0 || n > MAX) {
            return Integer.toString(n);
        }
        return switch (format) {
            case "chineseCounting", "taiwaneseCounting" -> n < 100 ? count(CHINESE, n) : places(HAN, n);
            case "chineseCountingThousand" -> count(CHINESE, n);
            case "taiwaneseCountingThousand" -> count(TAIWANESE, n);
            case "japaneseCounting" -> count(JAPANESE, n);
            case "koreanCounting" -> count(KOREAN, n);
            case "chineseLegalSimplified" -> count(SIMPLIFIED_LEGAL, n);
            case "ideographLegalTraditional" -> count(TRADITIONAL_LEGAL, n);
            case "japaneseLegal" -> count(JAPANESE_LEGAL, n);
            case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital" -> places(HAN, n);
            case "koreanDigital" -> places(HANGUL, n);
            case "koreanDigital2" -> places("零" + HAN.substring(1), n);
            default -> Integer.toString(n);
        };
    }

    private static String places(String digits, int n) {
        StringBuilder places = new StringBuilder();
        String decimal = Integer.toString(n);
        for (int i = 0; i < decimal.length(); i++) {
            places.append(digits.charAt(decimal.charAt(i) - '0'));
        }
        return places.toString();
    }

    private static String count(Counting way, int n) {
        if (n == 0) {
            return way.digits.substring(0, 1);
        }
        StringBuilder words = new StringBuilder();
        int high = n / 10_000;
        if (high > 0) {
            section(way, high, words);
            words.append(way.units.charAt(3));
        }
        int low = n % 10_000;
        if (high > 0 && low > 0 && low < 1_000) {
            words.append(way.zero);
        }
        section(way, low, words);
        return words.toString();
    }

    /** Writes up to four places. */
    private static void section(Counting way, int n, StringBuilder words) {
        boolean gap = false;
        boolean begun = false;
        for (int place = 3, unit = 1_000; place >= 0; place--, unit /= 10) {
            int digit = n / unit % 10;
            if (digit == 0) {
                gap = begun;
                continue;
            }
            words.append(gap ? way.zero : "");
            boolean bare =
                    digit == 1 && place > 0 && !(place == 1 ? way.oneTen || (way.one && !words.isEmpty()) : way.one);
            words.append(bare ? "" : way.digits.substring(digit, digit + 1));
            words.append(place > 0 ? way.units.substring(place - 1, place) : "");
            begun = true;
            gap = false;
        }
    }
}
