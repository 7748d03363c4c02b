package dev.corpusmill.index.parse.sheet.format;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a section says in {@code [$-…]} and {@code [DBNum…]}: whose names and which calendar a date has, in which digits.
 *
 * @param language of the names of months and days; null where the section names none
 * @param calendar the second byte of the code: 3 Japanese eras, 7 Buddhist years, 0 the usual one
 * @param eastAsianDigits 0 none, 1 characters (一二三), 2 characters of accounts (壹贰叁), 3 full-width digits
 * @param system a date or a time "as the system shows it", whatever the letters say
 */
record SectionStyle(@Nullable Locale language, int calendar, int eastAsianDigits, System system) {
    static final SectionStyle NONE = new SectionStyle(null, 0, 0, System.NONE);

    private static final int SYSTEM_DATE = 0xF800;
    private static final int SYSTEM_TIME = 0xF400;
    private static final int PRIMARY_LANGUAGE = 0x3FF;
    private static final int TAIWAN = 0x0404;
    private static final int HONG_KONG = 0x0C04;

    /** Windows language identifiers: the low ten bits name the language. */
    private static final Map<Integer, String> LANGUAGES = Map.ofEntries(
            Map.entry(0x01, "ar"),
            Map.entry(0x02, "bg"),
            Map.entry(0x03, "ca"),
            Map.entry(0x04, "zh-CN"),
            Map.entry(0x05, "cs"),
            Map.entry(0x06, "da"),
            Map.entry(0x07, "de"),
            Map.entry(0x08, "el"),
            Map.entry(0x09, "en"),
            Map.entry(0x0A, "es"),
            Map.entry(0x0B, "fi"),
            Map.entry(0x0C, "fr"),
            Map.entry(0x0D, "he"),
            Map.entry(0x0E, "hu"),
            Map.entry(0x0F, "is"),
            Map.entry(0x10, "it"),
            Map.entry(0x11, "ja"),
            Map.entry(0x12, "ko"),
            Map.entry(0x13, "nl"),
            Map.entry(0x14, "nb"),
            Map.entry(0x15, "pl"),
            Map.entry(0x16, "pt"),
            Map.entry(0x18, "ro"),
            Map.entry(0x19, "ru"),
            Map.entry(0x1A, "hr"),
            Map.entry(0x1B, "sk"),
            Map.entry(0x1C, "sq"),
            Map.entry(0x1D, "sv"),
            Map.entry(0x1E, "th"),
            Map.entry(0x1F, "tr"),
            Map.entry(0x20, "ur"),
            Map.entry(0x21, "id"),
            Map.entry(0x22, "uk"),
            Map.entry(0x23, "be"),
            Map.entry(0x24, "sl"),
            Map.entry(0x25, "et"),
            Map.entry(0x26, "lv"),
            Map.entry(0x27, "lt"),
            Map.entry(0x29, "fa"),
            Map.entry(0x2A, "vi"),
            Map.entry(0x2D, "eu"),
            Map.entry(0x2F, "mk"),
            Map.entry(0x36, "af"),
            Map.entry(0x37, "ka"),
            Map.entry(0x39, "hi"),
            Map.entry(0x3E, "ms"),
            Map.entry(0x3F, "kk"));

    /** What the letters of a date are replaced with. */
    enum System {
        NONE,
        DATE,
        TIME
    }

    /** Adds what stands behind the hyphen of {@code [$-407]}: a number of Windows, or a tag as {@code de-DE}. */
    SectionStyle withLocale(String code) {
        String tag = code.indexOf(',') < 0 ? code : code.substring(0, code.indexOf(','));
        if (tag.equalsIgnoreCase("x-sysdate")) {
            return new SectionStyle(language, calendar, eastAsianDigits, System.DATE);
        }
        if (tag.equalsIgnoreCase("x-systime")) {
            return new SectionStyle(language, calendar, eastAsianDigits, System.TIME);
        }
        if (!tag.matches("[0-9A-Fa-f]{3,8}")) {
            Locale named = Locale.forLanguageTag(tag);
            return named.getLanguage().isEmpty() ? this : new SectionStyle(named, calendar, eastAsianDigits, system);
        }
        return withNumber((int) Long.parseLong(tag, 16));
    }

    private SectionStyle withNumber(int code) {
        int id = code & 0xFFFF;
        if (id == SYSTEM_DATE) {
            return new SectionStyle(language, calendar, eastAsianDigits, System.DATE);
        }
        if (id == SYSTEM_TIME) {
            return new SectionStyle(language, calendar, eastAsianDigits, System.TIME);
        }
        String tag = id == TAIWAN || id == HONG_KONG ? "zh-TW" : LANGUAGES.get(id & PRIMARY_LANGUAGE);
        return new SectionStyle(
                tag == null ? language : Locale.forLanguageTag(tag), code >> 16 & 0xFF, eastAsianDigits, system);
    }

    SectionStyle withEastAsianDigits(int kind) {
        return new SectionStyle(language, calendar, kind, system);
    }
}
