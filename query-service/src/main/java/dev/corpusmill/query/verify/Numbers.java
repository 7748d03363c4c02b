package dev.corpusmill.query.verify;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a text, each in every reading that its writing allows: {@code 1.234} is a thousand or a fraction, by
 * language; {@code 3 万} is 3 and 30000.
 */
final class Numbers {
    private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,'’\\u00a0\\u202f ]\\d{3})*(?:[.,]\\d+)?|\\d+");
    private static final Pattern SCALE = Pattern.compile(
            "\\s*(thousand|million|billion|tausend|millionen|milliarden|mio|mrd|k|m|bn|百|千|万|萬|亿|億)(?![a-zA-Z])");
    private static final Map<String, Integer> SCALES = Map.ofEntries(
            Map.entry("thousand", 3),
            Map.entry("million", 6),
            Map.entry("billion", 9),
            Map.entry("tausend", 3),
            Map.entry("millionen", 6),
            Map.entry("milliarden", 9),
            Map.entry("mio", 6),
            Map.entry("mrd", 9),
            Map.entry("k", 3),
            Map.entry("m", 6),
            Map.entry("bn", 9),
            Map.entry("百", 2),
            Map.entry("千", 3),
            Map.entry("万", 4),
            Map.entry("萬", 4),
            Map.entry("亿", 8),
            Map.entry("億", 8));
    private static final List<String> ENGLISH = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final List<String> GERMAN = List.of(
            "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern HAN = Pattern.compile("[零〇一二两三四五六七八九十百千万亿]+");
    private static final String HAN_DIGITS = "零一二三四五六七八九";
    private static final int MAX_DIGITS = 30;

    private Numbers() {}

    /** Numbers in digits, as they are written, with their readings. A number that begins a line counts its items. */
    static Map<String, Set<String>> inDigits(String text) {
        Map<String, Set<String>> numbers = new LinkedHashMap<>();
        String plain = narrow(text);
        Matcher digits = DIGITS.matcher(plain);
        while (digits.find()) {
            if (digits.group().length() <= MAX_DIGITS && !countsItems(plain, digits.start(), digits.end())) {
                numbers.put(digits.group().strip(), readings(plain, digits));
            }
        }
        return numbers;
    }

    /** All readings of all numbers, those in words included. */
    static Set<String> all(String text) {
        Set<String> all = new LinkedHashSet<>();
        String plain = narrow(text);
        Matcher digits = DIGITS.matcher(plain);
        while (digits.find()) {
            if (digits.group().length() <= MAX_DIGITS) {
                all.addAll(readings(plain, digits));
            }
        }
        Matcher word = WORD.matcher(plain);
        while (word.find()) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            int value = Math.max(ENGLISH.indexOf(lower), GERMAN.indexOf(lower));
            if (value >= 0) {
                all.add(Integer.toString(value));
            }
        }
        Matcher han = HAN.matcher(plain);
        while (han.find()) {
            all.add(Long.toString(han(han.group())));
        }
        return all;
    }

    /** Wide digits of Chinese text are digits. */
    private static String narrow(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            char unit = plain.charAt(i);
            if (unit >= '０' && unit <= '９') {
                plain.setCharAt(i, (char) (unit - '０' + '0'));
            }
        }
        return plain.toString();
    }

    private static boolean countsItems(String text, int start, int end) {
        int before = start - 1;
        while (before >= 0 && " \t*#".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return (before < 0 || text.charAt(before) == '\n')
                && end < text.length()
                && ".)、".indexOf(text.charAt(end)) >= 0;
    }

    private static Set<String> readings(String text, Matcher digits) {
        Set<String> readings = new LinkedHashSet<>();
        String written = digits.group();
        String bare = written.replaceAll("[^0-9]", "");
        add(readings, bare, 0);
        int mark = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
        if (mark >= 0) {
            add(readings, written.substring(0, mark).replaceAll("[^0-9]", "") + "." + written.substring(mark + 1), 0);
        }
        Matcher scale = SCALE.matcher(text).region(digits.end(), text.length());
        if (scale.lookingAt()) {
            int power = SCALES.getOrDefault(scale.group(1), 0);
            for (String plain : List.copyOf(readings)) {
                add(readings, plain, power);
            }
        }
        return readings;
    }

    private static void add(Set<String> readings, String number, int power) {
        readings.add(new BigDecimal(number)
                .scaleByPowerOfTen(power)
                .stripTrailingZeros()
                .toPlainString());
    }

    /** 一百四十二 is 142; digits in a row, as in 二〇二四, are read one by one. */
    private static long han(String text) {
        long total = 0;
        long section = 0;
        long digit = 0;
        boolean units = false;
        StringBuilder row = new StringBuilder();
        for (char unit : text.replace('〇', '零').replace('两', '二').toCharArray()) {
            int value = HAN_DIGITS.indexOf(unit);
            int power = "十百千".indexOf(unit);
            if (value >= 0) {
                digit = value;
                row.append(value);
            } else if (power >= 0) {
                units = true;
                section += Math.max(digit, power == 0 && digit == 0 ? 1 : digit) * (long) Math.pow(10, power + 1);
                digit = 0;
            } else {
                units = true;
                total = (total + section + digit) * (unit == '万' ? 10_000L : 100_000_000L);
                section = 0;
                digit = 0;
            }
        }
        return units || row.length() > 15 || row.isEmpty() ? total + section + digit : Long.parseLong(row.toString());
    }
}
