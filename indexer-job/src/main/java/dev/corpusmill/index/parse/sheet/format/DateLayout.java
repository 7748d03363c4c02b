package dev.corpusmill.index.parse.sheet.format;

import dev.corpusmill.index.parse.sheet.format.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates, times and lengths of time. */
final class DateLayout {
    private static final List<Token> SYSTEM_DATE =
            FormatScanner.sections("dddd, mmmm d, yyyy").get(0).tokens();
    private static final List<Token> SYSTEM_TIME =
            FormatScanner.sections("h:mm:ss AM/PM").get(0).tokens();
    private static final int MAX_FRACTION_DIGITS = 3;

    private final List<Token> tokens;
    private final SerialDate date;
    private final DateNames names;
    private final SectionStyle style;
    private final boolean halfDays;
    private final StringBuilder shown = new StringBuilder();

    private DateLayout(List<Token> tokens, SectionStyle style, SerialDate date, DateNames names) {
        this.tokens = tokens;
        this.style = style;
        this.date = date;
        this.names = names;
        halfDays = tokens.stream().anyMatch(token -> token.is(Kind.HALF_DAY));
    }

    /** What is no date of the calendar is shown as a number; Excel shows a row of hash signs. */
    static String render(FormatSection section, double value, boolean date1904, Locale language) {
        List<Token> tokens =
                switch (section.style().system()) {
                    case NONE -> section.tokens();
                    case DATE -> SYSTEM_DATE;
                    case TIME -> SYSTEM_TIME;
                };
        boolean elapsed = section.has(Kind.ELAPSED);
        Optional<SerialDate> date = SerialDate.of(elapsed ? Math.abs(value) : value, date1904, precision(tokens));
        if (date.isEmpty()) {
            return GeneralNumber.format(value);
        }
        Locale spoken =
                section.style().language() == null ? language : section.style().language();
        DateNames names = new DateNames(spoken, section.style().calendar(), hasDay(tokens));
        String shown = new DateLayout(tokens, section.style(), date.get(), names).render();
        return (elapsed && value < 0 ? "-" : "") + shown.strip();
    }

    private static boolean hasDay(List<Token> tokens) {
        return tokens.stream()
                .anyMatch(token -> token.isDate('d') && token.text().length() <= 2);
    }

    /** Milliseconds that the smallest part stands for: what is shown in seconds is rounded to them. */
    private static long precision(List<Token> tokens) {
        int digits = 0;
        for (int i = 0; i < tokens.size(); i++) {
            digits = Math.max(digits, tokens.get(i).is(Kind.POINT) ? zeros(tokens, i + 1) : 0);
        }
        return (long) Math.pow(10, MAX_FRACTION_DIGITS - Math.min(digits, MAX_FRACTION_DIGITS));
    }

    private static int zeros(List<Token> tokens, int from) {
        int count = 0;
        while (from + count < tokens.size() && tokens.get(from + count).text().equals("0")) {
            count++;
        }
        return count;
    }

    private String render() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind()) {
                case DATE -> date(token, i);
                case ELAPSED -> elapsed(token);
                case HALF_DAY -> {
                    String[] halves = token.text().split("/", 2);
                    shown.append(halves[date.hour() < 12 ? 0 : 1]);
                }
                case POINT -> {
                    int digits = zeros(tokens, i + 1);
                    shown.append('.');
                    if (digits > 0) {
                        shown.append(String.format(Locale.ROOT, "%03d", date.millis() % 1000), 0, Math.min(digits, 3));
                        i += digits;
                    }
                }
                default -> shown.append(token.text());
            }
        }
        return shown.toString();
    }

    private void date(Token token, int index) {
        int length = token.text().length();
        switch (token.text().charAt(0)) {
            case 'y' -> year(length <= 2 ? 2 : 4, names.year(date.date(), false));
            case 'e' -> year(names.countsEras() ? 1 : 4, names.year(date.date(), true));
            case 'b' -> year(length <= 2 ? 2 : 4, date.date().getYear() + DateNames.BUDDHIST_OFFSET);
            case 'g' -> shown.append(names.era(date.date(), length));
            case 'm' -> monthOrMinute(length, index);
            case 'd' -> day(length);
            case 'a' -> shown.append(names.characterWeekday(date.date(), length));
            case 'h' -> number(halfDays ? (date.hour() + 11) % 12 + 1 : date.hour(), length);
            default -> number(date.second(), length);
        }
    }

    private void year(int digits, int year) {
        String whole = String.valueOf(year);
        String shownYear = digits == 2 ? String.format(Locale.ROOT, "%02d", year % 100) : whole;
        shown.append(EastAsianDigits.digits(style.eastAsianDigits(), shownYear));
    }

    private void day(int length) {
        if (length <= 2) {
            number(date.dayOfMonth(), length);
        } else {
            shown.append(names.weekday(date.date(), length > 3));
        }
    }

    /** An m behind hours or before seconds is minutes. */
    private void monthOrMinute(int length, int index) {
        if (length <= 2 && (neighbour(index, -1, 'h') || neighbour(index, 1, 's'))) {
            number(date.minute(), length);
        } else if (length <= 2) {
            number(date.leapDay1900() ? 2 : date.date().getMonthValue(), length);
        } else {
            shown.append(names.month(date.date(), length));
        }
    }

    private boolean neighbour(int index, int step, char letter) {
        for (int i = index + step; i >= 0 && i < tokens.size(); i += step) {
            Token token = tokens.get(i);
            if (token.is(Kind.DATE) || token.is(Kind.ELAPSED)) {
                return token.text().charAt(0) == letter;
            }
        }
        return false;
    }

    private void elapsed(Token token) {
        long seconds = date.totalMillis() / 1000;
        long count =
                switch (token.text().charAt(0)) {
                    case 'h' -> seconds / 3600;
                    case 'm' -> seconds / 60;
                    default -> seconds;
                };
        shown.append(String.format(Locale.ROOT, "%0" + Math.min(9, token.text().length()) + "d", count));
    }

    private void number(int value, int length) {
        String digits = length >= 2 && value < 10 ? "0" + value : String.valueOf(value);
        shown.append(EastAsianDigits.number(
                style.eastAsianDigits(), style.eastAsianDigits() > 0 ? String.valueOf(value) : digits));
    }
}
