package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Qualifier.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads dates: their days, months and years. Times of day are left out: a question about one asks what is open then. */
final class Dates {
    /** What the day of a month numbers. */
    private static final Set<String> DAY = Set.of("#day");

    private static final Pattern TIME = Pattern.compile(
            "(?i)\\b\\d{1,2}[:：]\\d{2}\\b|\\b\\d{1,2} ?(?:am|pm|a\\.m|p\\.m|o'clock|uhr)\\b|[\\d一二三四五六七八九十]{1,3}点[半钟]?");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern DOTTED = Pattern.compile("(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?!\\d)");
    private static final Pattern HAN_MONTH =
            Pattern.compile("(?<!个)(\\d{1,2}|[一二三四五六七八九十]{1,3})月(?![票卡薪租饼刊])(?:(\\d{1,2})日)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)? (?=([\\p{L}]+))");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<=\\p{L} )(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.,]\\d|\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<![\\d.,-])(1[5-9]\\d\\d|20\\d\\d)(?![\\d%]|[.,]\\d)");
    private static final Pattern LAST_WORD = Pattern.compile("(\\p{L}+) $");

    private Dates() {}

    static void read(QualifierText text) {
        for (Pattern date : new Pattern[] {ISO, DOTTED}) {
            boolean iso = date == ISO;
            var matcher = date.matcher(text.text());
            while (matcher.find()) {
                text.add(new Qualifier(Kind.YEAR, matcher.group(iso ? 1 : 3)));
                text.add(new Qualifier(Kind.MONTH, "" + Integer.parseInt(matcher.group(2))));
                text.add(day(matcher.group(iso ? 3 : 1)));
            }
            text.drop(date);
        }
        text.drop(TIME);
        text.take(HAN_MONTH, found -> {
            if (found.group(2) != null) {
                text.add(day(found.group(2)));
            }
            return new Qualifier(Kind.MONTH, "" + Figures.value(found.group(1)));
        });
        text.take(DAY_FIRST, found -> isMonth(found.group(2)) ? day(found.group(1)) : null);
        text.take(MONTH_FIRST, found -> {
            var before = LAST_WORD.matcher(text.text().substring(0, found.start()));
            return before.find() && isMonth(before.group(1)) ? day(found.group(1)) : null;
        });
        text.take(YEAR, found -> new Qualifier(Kind.YEAR, found.group(1)));
    }

    private static Qualifier day(String number) {
        return new Qualifier(Kind.NUMBER, Set.of("" + Integer.parseInt(number)), DAY);
    }

    private static boolean isMonth(String word) {
        Optional<Qualifier> named = CalendarNames.of(word);
        return named.isPresent() && named.get().kind() == Kind.MONTH;
    }
}
