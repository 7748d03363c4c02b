package dev.corpusmill.index.parse.sheet.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats of one workbook, by the number that its styles name. */
public final class CellFormats {
    private static final int MAX_FORMATS = 10_000; // Excel allows a few hundred
    private static final FormatCode GENERAL = FormatCode.parse("General");

    private static final Pattern ISO_DATE =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9:]{5,8}(?:[.][0-9]{1,9})?))?(?:Z|[+-][0-9:]+)?");

    private final Map<Integer, String> builtin;
    private final Map<Integer, String> own = new HashMap<>();
    private final Map<Integer, FormatCode> parsed = new HashMap<>();
    private final boolean date1904;
    private final Locale language;

    /** {@code language}: of names in dates that say no language, and of the East Asian formats without a code. */
    public CellFormats(boolean date1904, Locale language) {
        this.date1904 = date1904;
        this.language = language;
        builtin = BuiltinFormats.of(language);
    }

    /** A format that the workbook defines; some define built-in ones in their own way. */
    public void define(int id, String code) {
        if (own.size() < MAX_FORMATS && !code.equals(own.put(id, code))) {
            parsed.remove(id);
        }
    }

    /** What a number is shown as. */
    public String number(double value, int id) {
        return format(id).number(value, date1904, language);
    }

    /** A day of ISO 8601, with or without a time; as it stands where it is none, or where the format shows no date. */
    public String isoDate(String value, int id) {
        FormatCode format = format(id);
        Matcher parts = ISO_DATE.matcher(value.strip());
        if (!parts.matches()) {
            return value;
        }
        try {
            LocalDate date = LocalDate.parse(parts.group(1));
            LocalTime time = parts.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(parts.group(2));
            if (format.isDate()) {
                return format.number(SerialDate.serial(date, time, date1904), date1904, language);
            }
            return time.equals(LocalTime.MIDNIGHT) ? date.toString() : date + " " + time;
        } catch (DateTimeException none) {
            return value;
        }
    }

    /** What a text is shown as. */
    public String text(String value, int id) {
        return id == 0 ? value : format(id).text(value);
    }

    private FormatCode format(int id) {
        FormatCode known = parsed.get(id);
        if (known == null) {
            String code = own.getOrDefault(id, builtin.get(id));
            known = code == null || code.isEmpty() ? GENERAL : FormatCode.parse(code);
            parsed.put(id, known);
        }
        return known;
    }
}
