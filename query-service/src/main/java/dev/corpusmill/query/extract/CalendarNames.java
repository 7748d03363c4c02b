package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Qualifier.Kind;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of days, months and seasons in English, German and French, by the Java runtime. */
final class CalendarNames {
    private static final int MIN_PREFIX = 6; // letters of a name that may begin a compound: Montagabend, Sommerfahrplan
    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);
    private static final Map<String, Qualifier> NAMES = names();

    private CalendarNames() {}

    private static Map<String, Qualifier> names() {
        Map<String, Qualifier> names = new HashMap<>();
        for (Locale locale : LOCALES) {
            for (DayOfWeek day : DayOfWeek.values()) {
                Qualifier named = new Qualifier(Kind.WEEKDAY, "" + day.getValue());
                names.put(lower(day.getDisplayName(TextStyle.FULL, locale)), named);
                names.putIfAbsent(lower(day.getDisplayName(TextStyle.FULL, locale)) + "s", named);
            }
            for (Month month : Month.values()) {
                String name = lower(month.getDisplayName(TextStyle.FULL_STANDALONE, locale));
                names.put(name, new Qualifier(Kind.MONTH, "" + month.getValue()));
            }
        }
        List<String> seasons =
                List.of("spring frühling frühjahr printemps", "summer sommer été", "autumn herbst automne");
        for (int season = 0; season < seasons.size(); season++) {
            for (String name : seasons.get(season).split(" ", -1)) {
                names.put(name, new Qualifier(Kind.SEASON, "" + season));
            }
        }
        names.put("winter", new Qualifier(Kind.SEASON, "3"));
        names.put("hiver", new Qualifier(Kind.SEASON, "3"));
        return Map.copyOf(names);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What a word names; those that are other words without a capital, like "may", need one. */
    static Optional<Qualifier> of(String word) {
        String name = lower(word);
        boolean ambiguous = name.equals("may") || name.equals("march") || name.equals("mars");
        if (ambiguous && !Character.isUpperCase(word.codePointAt(0))) {
            return Optional.empty();
        }
        Qualifier named = NAMES.get(name);
        for (int length = name.length() - 1; named == null && length >= MIN_PREFIX; length--) {
            named = NAMES.get(name.substring(0, length));
        }
        return Optional.ofNullable(named);
    }
}
