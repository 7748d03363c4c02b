package dev.corpusmill.index.parse.sheet.format;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A day and a time of day, as a spreadsheet counts them: days from 1900 (with a 29 February 1900 that never was) or 1904.
 *
 * @param millis of the day
 * @param days whole days since the first one, for lengths of time
 * @param leapDay1900 whether it is the day that never was
 */
record SerialDate(LocalDate date, long millis, long days, boolean leapDay1900) {
    private static final long DAY_MILLIS = 86_400_000;
    private static final double LAST_DAY = 2_958_466; // behind 9999-12-31
    private static final int LEAP_DAY = 60;
    private static final LocalDate FIRST_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);

    /** Rounded to a number of milliseconds; empty for what is no date of the calendar. */
    static Optional<SerialDate> of(double serial, boolean date1904, long roundToMillis) {
        if (!(serial >= 0 && serial < LAST_DAY)) {
            return Optional.empty();
        }
        long exact = Math.round(serial * DAY_MILLIS);
        long rounded = (exact + roundToMillis / 2) / roundToMillis * roundToMillis;
        long days = rounded / DAY_MILLIS;
        LocalDate date = date1904
                ? FIRST_1904.plusDays(days)
                : FIRST_1900.plusDays(days > LEAP_DAY ? days - 1 : Math.min(days, LEAP_DAY - 1));
        return Optional.of(new SerialDate(date, rounded % DAY_MILLIS, days, !date1904 && days == LEAP_DAY));
    }

    /** The other way round. */
    static double serial(LocalDate date, LocalTime time, boolean date1904) {
        long days = ChronoUnit.DAYS.between(date1904 ? FIRST_1904 : FIRST_1900, date);
        boolean behindLeapDay = !date1904 && days >= LEAP_DAY;
        return days + (behindLeapDay ? 1 : 0) + time.toNanoOfDay() / (DAY_MILLIS * 1e6);
    }

    int dayOfMonth() {
        return leapDay1900 ? 29 : date.getDayOfMonth();
    }

    int hour() {
        return (int) (millis / 3_600_000);
    }

    int minute() {
        return (int) (millis / 60_000 % 60);
    }

    int second() {
        return (int) (millis / 1000 % 60);
    }

    long totalMillis() {
        return days * DAY_MILLIS + millis;
    }
}
