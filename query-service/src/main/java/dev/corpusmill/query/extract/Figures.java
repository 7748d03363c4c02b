package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Qualifier.Kind;
import dev.corpusmill.text.NumberWords;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers, codes and single letters, each with the words beside it that say what it numbers. */
final class Figures {
    private static final Pattern CODE =
            Pattern.compile("(?<![\\p{L}\\p{N}])(\\p{Lu}{1,4})-?(\\d{1,6}\\p{Lu}?)(?![\\p{L}\\p{N}])");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{IsLatin}\\d.,])(\\d+(?:[.,]\\d+)*)(st|nd|rd|th|\\.(?= \\p{L}))?(?!\\d|\\p{IsLatin})");
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{IsLatin}\\d-])\\p{IsLatin}+(?:-\\p{Ll}+)?(?![\\p{IsLatin}\\d])");
    private static final Pattern HAN_NUMBER = Pattern.compile(
            "(?<!哪)(第)?(\\d+|[〇零一二两三四五六七八九十百千万]+)(?:个)?(年级|[号楼层期级班区组队栋室路批届卷集章条次座季年岁月日天周元块名人位张件间台辆只场米吨克度分倍页])");
    private static final String ORDINAL_MEASURES = "号楼层期级班区组队栋室路批届卷集章条座季";
    private static final String VAGUE = "个次名位种人天元块张件间台辆只场日周月米吨克度分倍页"; // of 一 only: "one", not "the first"
    private static final Pattern LETTER =
            Pattern.compile("([\\p{IsLatin}\\p{M}]{3,}) (\\p{Lu})(?![\\p{L}\\p{M}\\p{N}'’&+-]|\\.\\p{Lu})");
    private static final Pattern HAN_LETTER =
            Pattern.compile("(?<![A-Za-z&＆])([A-Z])(?=\\p{IsHan})|(?<=\\p{IsHan})([甲乙丙丁戊])(?=的|\\P{IsHan}|$)");
    private static final Map<String, Integer> ROMAN =
            Map.of("II", 2, "III", 3, "IV", 4, "VI", 6, "VII", 7, "VIII", 8, "IX", 9);
    private static final Pattern BEFORE = Pattern.compile("([\\p{IsLatin}\\p{M}]+)[ -]$");
    private static final Pattern BEHIND = Pattern.compile("^(?:[ -]([\\p{IsLatin}\\p{M}]+)|(\\p{IsHan}))");

    private Figures() {}

    static void read(QualifierText text) {
        text.take(
                CODE,
                found -> new Qualifier(Kind.CODE, Set.of(found.group(1) + found.group(2)), Set.of(found.group(1))));
        text.take(HAN_NUMBER, Figures::han);
        text.take(NUMBER, found -> number(text, found, found.group(1), found.group(2) != null));
        text.take(WORD, found -> word(text, found));
        text.take(LETTER, found -> letter(found));
        text.take(HAN_LETTER, found -> {
            boolean latin = found.group(1) != null;
            int beside = latin ? found.end() : found.start() - 1;
            return new Qualifier(
                    Kind.LETTER, Set.of(found.group()), Set.of(text.text().substring(beside, beside + 1)));
        });
    }

    /** The number that figures, Chinese numerals or a word are; -1 where they are none. */
    static long value(String number) {
        if (!number.isEmpty() && number.chars().allMatch(Character::isDigit) && number.length() < 10) {
            return Long.parseLong(number);
        }
        return NumberWords.of(number.toLowerCase(Locale.ROOT))
                .orElse(NumberWords.ofHan(number).orElse(-1));
    }

    private static @Nullable Qualifier han(MatchResult found) {
        String numerals = found.group(2);
        String measure = found.group(3);
        boolean first = found.group(1) != null;
        if (numerals.equals("一") && !first && VAGUE.contains(measure)) {
            return null;
        }
        long value = value(numerals);
        boolean ordinal = first || measure.equals("年级") || ORDINAL_MEASURES.contains(measure);
        return value < 0
                ? null
                : new Qualifier(ordinal ? Kind.NUMBER : Kind.AMOUNT, Set.of("" + value), Set.of(measure));
    }

    private static @Nullable Qualifier word(QualifierText text, MatchResult found) {
        String word = found.group();
        Integer roman = ROMAN.get(word);
        if (roman != null) {
            return number(text, found, "" + roman, true);
        }
        long value = NumberWords.of(word.toLowerCase(Locale.ROOT)).orElse(-1);
        boolean ordinal = NumberWords.isOrdinal(word.toLowerCase(Locale.ROOT));
        boolean article = value == 1 && !ordinal && !namesOne(text, found);
        return value < 0 || article ? null : number(text, found, "" + value, ordinal);
    }

    /** "Phase one" names a phase; any other "one", "ein" or "une" is an article or a pronoun. */
    private static boolean namesOne(QualifierText text, MatchResult found) {
        return found.group().equalsIgnoreCase("one")
                && !heads(text, found.start(), found.end(), true, false).isEmpty()
                && heads(text, found.start(), found.end(), false, true).isEmpty();
    }

    /** A number before a word counts it; one behind a word, or an ordinal, names one of several. */
    private static @Nullable Qualifier number(QualifierText text, MatchResult found, String number, boolean ordinal) {
        Set<String> before = heads(text, found.start(), found.end(), true, false);
        Set<String> heads = heads(text, found.start(), found.end(), true, true);
        boolean names = ordinal || !before.isEmpty() || heads.isEmpty();
        return new Qualifier(names ? Kind.NUMBER : Kind.AMOUNT, Set.of(canonical(number)), heads);
    }

    /** Without separators of thousands, with a point before decimals. */
    private static String canonical(String number) {
        boolean thousands = number.matches("\\d{1,3}([.,]\\d{3})+");
        return thousands ? number.replaceAll("[.,]", "") : number.replace(',', '.');
    }

    private static @Nullable Qualifier letter(MatchResult found) {
        String head = found.group(1).toLowerCase(Locale.ROOT);
        return FunctionWords.contains(head) || found.group(2).equals("I")
                ? null
                : new Qualifier(Kind.LETTER, Set.of(found.group(2)), Set.of(stem(head)));
    }

    private static Set<String> heads(QualifierText text, int start, int end, boolean before, boolean behind) {
        Set<String> heads = new HashSet<>();
        Matcher first = BEFORE.matcher(text.text().substring(0, start));
        if (before && first.find() && !FunctionWords.contains(first.group(1).toLowerCase(Locale.ROOT))) {
            heads.add(stem(first.group(1)));
        }
        Matcher last = BEHIND.matcher(text.text().substring(end));
        if (behind && last.find()) {
            String word = last.group(1) != null ? last.group(1) : last.group(2);
            if (!FunctionWords.contains(word.toLowerCase(Locale.ROOT))) {
                heads.add(stem(word));
            }
        }
        return heads;
    }

    private static String stem(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.length() > 4 ? lower.replaceFirst("(?:e?s|e?n|e)$", "") : lower;
    }
}
