package dev.corpusmill.index.parse.charset;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a label means in practice, by the Encoding Standard of the WHATWG: what calls itself ISO-8859-1 is windows-1252,
 * GB2312 is GB18030, and so on. Other labels mean what Java takes them for.
 */
public final class EncodingLabels {
    private static final Map<String, String> NAMES = names();
    /* To ask Java for a charset costs more than to decode a small page. */
    private static final Map<String, Optional<Charset>> KNOWN = new ConcurrentHashMap<>();
    private static final int MAX_KNOWN = 500;
    private static final int MAX_LABEL = 60;

    private EncodingLabels() {}

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        add(names, "UTF-8", "utf8 utf-8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 cp65001");
        add(names, "UTF-16LE", "utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff");
        add(names, "UTF-16BE", "utf-16be unicodefffe");
        add(
                names,
                "windows-1252",
                "windows-1252 cp1252 x-cp1252 cp-1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987"
                        + " iso-ir-100 latin1 l1 ascii us-ascii ansi_x3.4-1968 ansi iso-646 cp819 ibm819 csisolatin1 7bit"
                        + " 8bit binary default");
        add(names, "windows-1254", "windows-1254 cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 iso-ir-148");
        add(names, "windows-1250", "windows-1250 cp1250 x-cp1250 cp-1250");
        add(names, "windows-1251", "windows-1251 cp1251 x-cp1251 cp-1251 win-1251 win1251");
        add(
                names,
                "GB18030",
                "gb18030 gbk gb2312 gb_2312-80 gb_2312 cp936 ms936 windows-936 x-gbk chinese euc-cn iso-ir-58");
        add(names, "Big5-HKSCS", "big5 big5-hkscs cn-big5 x-x-big5 csbig5 cp950 ms950 windows-950 x-windows-950 big-5");
        add(
                names,
                "windows-31j",
                "shift_jis shift-jis sjis x-sjis ms_kanji ms932 cp932 windows-31j windows-932 csshiftjis");
        add(names, "EUC-JP", "euc-jp x-euc-jp eucjp cseucpkdfmtjapanese");
        add(
                names,
                "x-windows-949",
                "euc-kr euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cp949 ms949 windows-949 uhc");
        add(names, "x-windows-874", "windows-874 cp874 tis-620 tis620 iso-8859-11 iso8859-11 dos-874");
        add(names, "ISO-8859-8", "iso-8859-8 iso-8859-8-i iso-8859-8-e logical visual hebrew");
        add(names, "IBM866", "ibm866 cp866 cp-866 866 csibm866");
        add(names, "IBM850", "ibm850 cp850 cp-850 850");
        add(names, "KOI8-R", "koi8-r koi8 koi koi8_r cskoi8r");
        add(names, "KOI8-U", "koi8-u koi8-ru");
        add(names, "x-MacRoman", "macintosh mac x-mac-roman macroman csmacintosh");
        add(names, "x-MacCyrillic", "x-mac-cyrillic x-mac-ukrainian");
        return Map.copyOf(names);
    }

    private static void add(Map<String, String> names, String name, String labels) {
        for (String label : labels.split(" ", -1)) {
            names.put(label, name);
        }
    }

    /** The charset that a label means; empty for a label that nobody knows. */
    public static Optional<Charset> charset(String label) {
        if (label.isEmpty()) {
            return Optional.empty();
        }
        Optional<Charset> known = KNOWN.get(label);
        if (known != null) {
            return known;
        }
        Optional<Charset> found = find(label);
        if (KNOWN.size() < MAX_KNOWN && label.length() <= MAX_LABEL) {
            KNOWN.put(label, found);
        }
        return found;
    }

    private static Optional<Charset> find(String label) {
        String clean = label.strip().replaceAll("^[\"']+|[\"';,]+$", "").toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(NAMES.getOrDefault(clean, clean)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty(); // then the bytes must tell
        }
    }
}
