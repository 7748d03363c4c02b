package dev.corpusmill.index.parse.sheet.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Formats that files name by a number only: ECMA-376, part 1, 18.8.30. Dates of 14 and 22 have years of four digits, as
 * Excel shows them; the standard prints two.
 */
public final class BuiltinFormats {
    private static final String[] COMMON = {
        "General",
        "0",
        "0.00",
        "#,##0",
        "#,##0.00",
        "\"$\"#,##0_);(\"$\"#,##0)",
        "\"$\"#,##0_);[Red](\"$\"#,##0)",
        "\"$\"#,##0.00_);(\"$\"#,##0.00)",
        "\"$\"#,##0.00_);[Red](\"$\"#,##0.00)",
        "0%",
        "0.00%",
        "0.00E+00",
        "# ?/?",
        "# ??/??",
        "m/d/yyyy",
        "d-mmm-yy",
        "d-mmm",
        "mmm-yy",
        "h:mm AM/PM",
        "h:mm:ss AM/PM",
        "h:mm",
        "h:mm:ss",
        "m/d/yyyy h:mm"
    };
    private static final String[] FROM_37 = {
        "#,##0_);(#,##0)",
        "#,##0_);[Red](#,##0)",
        "#,##0.00_);(#,##0.00)",
        "#,##0.00_);[Red](#,##0.00)",
        "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
        "_(\"$\"* #,##0_);_(\"$\"* (#,##0);_(\"$\"* \"-\"_);_(@_)",
        "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
        "_(\"$\"* #,##0.00_);_(\"$\"* (#,##0.00);_(\"$\"* \"-\"??_);_(@_)",
        "mm:ss",
        "[h]:mm:ss",
        "mm:ss.0",
        "##0.0E+0",
        "@"
    };
    private static final String[] THAI_FROM_67 = {
        "0%",
        "0.00%",
        "# ?/?",
        "# ??/??",
        "d/m/bbbb",
        "d-mmm-bb",
        "d-mmm",
        "mmm-bb",
        "h:mm",
        "h:mm:ss",
        "d/m/bbbb h:mm",
        "mm:ss",
        "[h]:mm:ss",
        "mm:ss.0",
        "d/m/bb"
    };

    private static final String CHINESE = "yyyy\"年\"m\"月\"|m\"月\"d\"日\"|m\"月\"d\"日\"|m-d-yy|yyyy\"年\"m\"月\"d\"日\""
            + "|h\"时\"mm\"分\"|h\"时\"mm\"分\"ss\"秒\"|上午/下午h\"时\"mm\"分\"|上午/下午h\"时\"mm\"分\"ss\"秒\"|yyyy\"年\"m\"月\""
            + "|yyyy\"年\"m\"月\"|m\"月\"d\"日\"|yyyy\"年\"m\"月\"|m\"月\"d\"日\"|m\"月\"d\"日\"|上午/下午h\"时\"mm\"分\""
            + "|上午/下午h\"时\"mm\"分\"ss\"秒\"|yyyy\"年\"m\"月\"|m\"月\"d\"日\"";
    private static final String TAIWANESE = "[$-404]e/m/d|[$-404]e\"年\"m\"月\"d\"日\"|[$-404]e\"年\"m\"月\"d\"日\"|m/d/yy"
            + "|yyyy\"年\"m\"月\"d\"日\"|hh\"時\"mm\"分\"|hh\"時\"mm\"分\"ss\"秒\"|上午/下午hh\"時\"mm\"分\""
            + "|上午/下午hh\"時\"mm\"分\"ss\"秒\"|[$-404]e/m/d|[$-404]e/m/d|[$-404]e\"年\"m\"月\"d\"日\"|上午/下午hh\"時\"mm\"分\""
            + "|上午/下午hh\"時\"mm\"分\"ss\"秒\"|[$-404]e\"年\"m\"月\"d\"日\"|上午/下午hh\"時\"mm\"分\""
            + "|上午/下午hh\"時\"mm\"分\"ss\"秒\"|[$-404]e/m/d|[$-404]e\"年\"m\"月\"d\"日\"";
    private static final String JAPANESE =
            "[$-411]ge.m.d|[$-411]ggge\"年\"m\"月\"d\"日\"|[$-411]ggge\"年\"m\"月\"d\"日\"|m/d/yy"
                    + "|yyyy\"年\"m\"月\"d\"日\"|h\"時\"mm\"分\"|h\"時\"mm\"分\"ss\"秒\"|yyyy\"年\"m\"月\"|m\"月\"d\"日\"|[$-411]ge.m.d"
                    + "|[$-411]ge.m.d|[$-411]ggge\"年\"m\"月\"d\"日\"|yyyy\"年\"m\"月\"|m\"月\"d\"日\"|[$-411]ggge\"年\"m\"月\"d\"日\""
                    + "|yyyy\"年\"m\"月\"|m\"月\"d\"日\"|[$-411]ge.m.d|[$-411]ggge\"年\"m\"月\"d\"日\"";
    private static final String KOREAN = "yyyy\"年\" mm\"月\" dd\"日\"|mm-dd|mm-dd|mm-dd-yy|yyyy\"년\" mm\"월\" dd\"일\""
            + "|h\"시\" mm\"분\"|h\"시\" mm\"분\" ss\"초\"|yyyy-mm-dd|yyyy-mm-dd|yyyy\"年\" mm\"月\" dd\"日\""
            + "|yyyy\"年\" mm\"月\" dd\"日\"|mm-dd|yyyy-mm-dd|yyyy-mm-dd|mm-dd|yyyy-mm-dd|yyyy-mm-dd"
            + "|yyyy\"年\" mm\"月\" dd\"日\"|mm-dd";
    private static final int FIRST_BLOCK = 27; // to 36
    private static final int SECOND_BLOCK = 50; // to 58

    private BuiltinFormats() {}

    /**
     * The codes by their numbers.
     *
     * @param language decides 27 to 36 and 50 to 58, which differ between Chinese, Japanese and Korean
     */
    public static Map<Integer, String> of(Locale language) {
        Map<Integer, String> codes = new HashMap<>();
        put(codes, 0, COMMON);
        put(codes, 23, new String[] {"\"$\"#,##0_);(\"$\"#,##0)", "0.00", "General", "General"});
        put(codes, 37, FROM_37);
        put(codes, 59, new String[] {"0", "0.00", "#,##0", "#,##0.00"});
        put(codes, 67, THAI_FROM_67);
        String[] eastAsian = eastAsian(language).split("\\|", -1);
        for (int i = 0; i < eastAsian.length; i++) {
            codes.put(i < 10 ? FIRST_BLOCK + i : SECOND_BLOCK + i - 10, eastAsian[i]);
        }
        return codes;
    }

    private static String eastAsian(Locale language) {
        return switch (language.getLanguage()) {
            case "ja" -> JAPANESE;
            case "ko" -> KOREAN;
            default -> language.equals(Locale.TAIWAN) ? TAIWANESE : CHINESE;
        };
    }

    private static void put(Map<Integer, String> codes, int first, String[] block) {
        for (int i = 0; i < block.length; i++) {
            codes.put(first + i, block[i]);
        }
    }
}
