package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Qualifier.Kind;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads days of the week that are not written out in Latin letters: 星期三, Tue, Mo–Fr, daily, at weekends. */
final class Weekdays {
    private static final Pattern HAN = Pattern.compile("(?:星期|礼拜|周)([一二三四五六日天])");
    private static final String HAN_DAYS = "一二三四五六日";
    private static final Pattern SHORT = Pattern.compile("\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|r|rs|nes)?\\b"
            + "|\\b(Mo|Di|Mi|Do|Fr|Sa|So)(?=\\.?\\s*(?:[-–:,+/]|bis\\b|und\\b|\\d))\\.?");
    private static final String ENGLISH = "MonTueWedThuFriSatSun";
    private static final String GERMAN = "MoDiMiDoFrSaSo";
    private static final Pattern DAILY =
            Pattern.compile("(?i)\\bdaily\\b|\\bevery day\\b|\\btäglich\\b|\\bjeden tag\\b|每天|每日|天天");
    private static final Pattern WORKING = Pattern.compile("(?i)\\bweekdays\\b|\\bwerktags\\b|工作日|平日");
    private static final Pattern WEEKEND = Pattern.compile("(?i)\\bweekends?\\b|\\bwochenenden?\\b|周末");

    private Weekdays() {}

    static void read(QualifierText text) {
        text.take(HAN, found -> day(1 + HAN_DAYS.indexOf(found.group(1).replace('天', '日'))));
        all(text, WEEKEND, 6, 7);
    }

    /** Reads what only statements use: short names, and words for many days, which a question means otherwise. */
    static void readStatement(QualifierText text) {
        text.take(SHORT, Weekdays::ofShort);
        all(text, DAILY, 1, 7);
        all(text, WORKING, 1, 5);
    }

    private static Qualifier ofShort(MatchResult found) {
        String german = found.group(2);
        return day(german == null ? 1 + ENGLISH.indexOf(found.group(1)) / 3 : 1 + GERMAN.indexOf(german) / 2);
    }

    private static Qualifier day(int number) {
        return new Qualifier(Kind.WEEKDAY, Integer.toString(number));
    }

    private static void all(QualifierText text, Pattern named, int first, int last) {
        if (named.matcher(text.text()).find()) {
            Set<String> days = IntStream.rangeClosed(first, last)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.toSet());
            text.add(new Qualifier(Kind.WEEKDAY, days, Set.of()));
        }
    }
}
