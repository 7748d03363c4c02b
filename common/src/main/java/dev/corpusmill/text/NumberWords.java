package dev.corpusmill.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Numbers that are written as words, cardinal or ordinal: {@code twenty-one}, {@code dritten}, {@code 二十六}. */
public final class NumberWords {
    private static final int LAST = 99; // larger ones are written with figures
    private static final List<String> LANGUAGES = List.of("en", "de", "fr");
    private static final String HAN_DIGITS = "零一二三四五六七八九";
    private static final int TEN_THOUSAND = 10_000;

    /** Made by ICU when the first text is read: some 0.2 s. */
    private static final class Words {
        static final Map<String, Long> CARDINALS = values("ordinal", false);
        static final Map<String, Long> ORDINALS = values("ordinal", true);

        private static Map<String, Long> values(String kind, boolean wanted) {
            Map<String, Long> values = new HashMap<>();
            for (String language : LANGUAGES) {
                RuleBasedNumberFormat format =
                        new RuleBasedNumberFormat(ULocale.forLanguageTag(language), RuleBasedNumberFormat.SPELLOUT);
                for (String rules : format.getRuleSetNames()) {
                    boolean read = rules.contains(kind) == wanted && !rules.endsWith("-year");
                    for (int number = 1; read && number <= LAST; number++) {
                        String word = format.format(number, rules).replace("\u00AD", "");
                        values.putIfAbsent(word.toLowerCase(Locale.ROOT), (long) number);
                    }
                }
            }
            return Map.copyOf(values);
        }
    }

    private NumberWords() {}

    /** The number that a word in lower case is, in English, German or French. */
    public static OptionalLong of(String word) {
        Long value = Words.CARDINALS.getOrDefault(word, Words.ORDINALS.get(word));
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Whether a word in lower case says which one in a row, like {@code third}. */
    public static boolean isOrdinal(String word) {
        return Words.ORDINALS.containsKey(word);
    }

    /** The number that Chinese numerals are, up to 九千九百九十九万; also figures one by one, like 二〇二三. */
    public static OptionalLong ofHan(String numerals) {
        long total = 0;
        long section = 0;
        long digit = -1;
        for (char numeral : numerals.replace('〇', '零').replace('两', '二').toCharArray()) {
            int figure = HAN_DIGITS.indexOf(numeral);
            long unit = unit(numeral);
            if (figure >= 0) {
                digit = digit > 0 && unit == 0 ? digit * 10 + figure : figure;
            } else if (unit == TEN_THOUSAND) {
                total = (section + Math.max(0, digit)) * unit;
                section = 0;
                digit = -1;
            } else if (unit > 0) {
                section += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
            } else {
                return OptionalLong.empty();
            }
        }
        return numerals.isEmpty() ? OptionalLong.empty() : OptionalLong.of(total + section + Math.max(0, digit));
    }

    private static long unit(char numeral) {
        return switch (numeral) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            case '万' -> TEN_THOUSAND;
            default -> 0;
        };
    }
}
