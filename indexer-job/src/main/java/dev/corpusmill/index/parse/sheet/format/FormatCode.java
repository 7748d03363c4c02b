package dev.corpusmill.index.parse.sheet.format;

import dev.corpusmill.index.parse.sheet.format.Token.Kind;
import java.util.List;
import java.util.Locale;

/**
 * A number format of a spreadsheet. Codes are those of ECMA-376, part 1, 18.8.31, with what Excel adds: scaling commas,
 * elapsed times, conditions, locales, East Asian dates and digits.
 */
public final class FormatCode {
    private final List<FormatSection> numbers;
    private final List<FormatSection> texts; // one or none

    private FormatCode(List<FormatSection> numbers, List<FormatSection> texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /** Any text is a code; what in it means nothing stands for itself. */
    public static FormatCode parse(String code) {
        List<FormatSection> all = FormatScanner.sections(code);
        FormatSection last = all.get(all.size() - 1);
        int textual = all.size() >= 4 ? 3 : last.has(Kind.TEXT) ? all.size() - 1 : -1;
        return textual < 0
                ? new FormatCode(all, List.of())
                : new FormatCode(List.copyOf(all.subList(0, textual)), List.of(all.get(textual)));
    }

    /** Whether values are shown as a date, a time or a length of time. */
    public boolean isDate() {
        return !numbers.isEmpty() && numbers.get(0).isDate();
    }

    /**
     * What a number is shown as; empty where the format hides it.
     *
     * @param date1904 whether days are counted from 1904
     * @param language of names in dates, where the code names none
     */
    public String number(double value, boolean date1904, Locale language) {
        if (numbers.isEmpty()) {
            return GeneralNumber.format(value);
        }
        int index = select(value);
        if (index < 0) {
            return GeneralNumber.format(value);
        }
        FormatSection section = numbers.get(index);
        if (section.isDate()) {
            return DateLayout.render(section, value, date1904, language);
        }
        boolean signed = value < 0
                && (section.condition() != null ? !section.negativeOnly() : numbers.size() == 1 || hasConditions());
        String shown = section.isFraction()
                ? FractionLayout.render(section, Math.abs(value))
                : NumberLayout.render(section, Math.abs(value));
        return (signed && !section.tokens().isEmpty() ? "-" : "") + shown.strip();
    }

    private boolean hasConditions() {
        for (FormatSection section : numbers) {
            if (section.condition() != null) {
                return true;
            }
        }
        return false;
    }

    private int select(double value) {
        if (!hasConditions()) {
            return numbers.size() == 1 || value > 0 || (value == 0 && numbers.size() == 2)
                    ? 0
                    : value < 0 ? 1 : Math.min(2, numbers.size() - 1);
        }
        for (int i = 0; i < numbers.size(); i++) {
            FormatSection section = numbers.get(i);
            boolean last = i == numbers.size() - 1;
            boolean holds = section.condition() != null
                    ? section.condition().test(value)
                    : last || (i == 0 ? value > 0 : value < 0);
            if (holds) {
                return i;
            }
        }
        return -1;
    }

    /** What a text is shown as: most formats leave it as it is. */
    public String text(String value) {
        if (texts.isEmpty()) {
            return value;
        }
        StringBuilder shown = new StringBuilder();
        for (Token token : texts.get(0).tokens()) {
            switch (token.kind()) {
                case TEXT, GENERAL -> shown.append(value);
                default -> shown.append(token.text());
            }
        }
        return shown.toString().equals(value) ? value : shown.toString().strip();
    }
}
