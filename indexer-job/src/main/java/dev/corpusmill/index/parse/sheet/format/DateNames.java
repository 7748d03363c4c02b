package dev.corpusmill.index.parse.sheet.format;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Names and years of dates in one language, by Unicode's CLDR; eras of Japan and Taiwan. */
final class DateNames {
    static final int BUDDHIST_OFFSET = 543;

    private static final int TAIWAN_OFFSET = 1911;
    private static final int JAPANESE_CALENDAR = 3;
    private static final int TAIWAN_CALENDAR = 4;
    private static final int BUDDHIST_CALENDAR = 7;
    private static final LocalDate FIRST_ERA = LocalDate.of(1873, 1, 1); // Japan's calendar before is another one
    private static final String[] ERAS = {"明治", "大正", "昭和", "平成", "令和"};
    private static final String[] ERA_LETTERS = {"M", "T", "S", "H", "R"};

    private final Locale language;
    private final int calendar;
    private final boolean withDay;

    /** {@code withDay}: the month's name stands beside a day, which changes it in Slavic languages. */
    DateNames(Locale language, int calendar, boolean withDay) {
        this.language = language;
        this.calendar = calendar;
        this.withDay = withDay;
    }

    /** {@code mmm} to {@code mmmmm}. */
    String month(LocalDate date, int length) {
        TextStyle full = withDay ? TextStyle.FULL : TextStyle.FULL_STANDALONE;
        String name = date.getMonth().getDisplayName(length == 3 ? TextStyle.SHORT_STANDALONE : full, language);
        return switch (length) {
            case 3 -> name.replace(".", "");
            case 5 -> name.substring(0, name.offsetByCodePoints(0, 1));
            default -> name;
        };
    }

    String weekday(LocalDate date, boolean full) {
        TextStyle style = full ? TextStyle.FULL : TextStyle.SHORT;
        String name = date.getDayOfWeek().getDisplayName(style, language);
        return full ? name : name.replace(".", "");
    }

    /** {@code aaa} and {@code aaaa}: 二 and 星期二, 火 and 火曜日; in other languages the day's name. */
    String characterWeekday(LocalDate date, int length) {
        Locale spoken = isEastAsian() ? language : Locale.CHINA;
        String full = date.getDayOfWeek().getDisplayName(TextStyle.FULL, spoken);
        if (length > 3) {
            return full;
        }
        return spoken.getLanguage().equals("zh") ? full.substring(full.length() - 1) : full.substring(0, 1);
    }

    private boolean isEastAsian() {
        return language.getLanguage().equals("zh")
                || language.getLanguage().equals("ja")
                || language.getLanguage().equals("ko");
    }

    /** Whether {@code e} counts from an era: in Japan and Taiwan; elsewhere it is the year. */
    boolean countsEras() {
        return isJapanese() || isTaiwanese();
    }

    private boolean isJapanese() {
        return calendar == JAPANESE_CALENDAR
                || (calendar == 0 && language.getLanguage().equals("ja"));
    }

    private boolean isTaiwanese() {
        return calendar == TAIWAN_CALENDAR || (calendar == 0 && language.equals(Locale.TAIWAN));
    }

    /** The year of the calendar, or of the era where the code asks for it and the country counts so. */
    int year(LocalDate date, boolean ofEra) {
        if (calendar == BUDDHIST_CALENDAR) {
            return date.getYear() + BUDDHIST_OFFSET;
        }
        if (ofEra && isJapanese() && !date.isBefore(FIRST_ERA)) {
            return JapaneseDate.from(date).get(ChronoField.YEAR_OF_ERA);
        }
        return ofEra && isTaiwanese() ? date.getYear() - TAIWAN_OFFSET : date.getYear();
    }

    /** {@code g} to {@code ggg}: R, 令, 令和. */
    String era(LocalDate date, int length) {
        if (isTaiwanese()) {
            return length < 3 ? "民國" : "中華民國";
        }
        if (!isJapanese() || date.isBefore(FIRST_ERA)) {
            return "";
        }
        int index = JapaneseDate.from(date).get(ChronoField.ERA) + 1; // Meiji is -1
        if (index < 0 || index >= ERAS.length) {
            return "";
        }
        return switch (length) {
            case 1 -> ERA_LETTERS[index];
            case 2 -> ERAS[index].substring(0, 1);
            default -> ERAS[index];
        };
    }
}
