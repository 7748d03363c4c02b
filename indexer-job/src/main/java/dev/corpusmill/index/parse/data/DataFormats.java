package dev.corpusmill.index.parse.data;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.mime.MediaType;

/** Which format of data a text file is: its name says it better than its first bytes. */
public final class DataFormats {
    static final MediaType JSON = MediaType.application("json");
    static final MediaType JSON_LINES = MediaType.application("x-ndjson");
    static final MediaType NOTEBOOK = MediaType.application("x-ipynb+json");
    static final MediaType CSV = MediaType.text("csv");
    static final MediaType TSV = MediaType.text("tab-separated-values");

    private static final Map<String, MediaType> BY_EXTENSION = Map.ofEntries(
            Map.entry("json", JSON),
            Map.entry("geojson", JSON),
            Map.entry("json5", JSON),
            Map.entry("jsonl", JSON_LINES),
            Map.entry("ndjson", JSON_LINES),
            Map.entry("ipynb", NOTEBOOK),
            Map.entry("csv", CSV),
            Map.entry("psv", CSV),
            Map.entry("tsv", TSV),
            Map.entry("tab", TSV));

    /** Types whose names begin with "text/x-" and that are no source code. */
    private static final Set<String> NO_CODE =
            Set.of("text/x-web-markdown", "text/x-vcard", "text/x-vcalendar", "text/x-robots", "text/x-uuencode");

    private static final Set<String> CODE = Set.of(
            "application/javascript",
            "text/javascript",
            "application/typescript",
            "application/x-sh",
            "application/x-bat",
            "application/x-httpd-php",
            "application/x-tcl",
            "application/x-tex",
            "application/sql",
            "application/toml",
            "text/css",
            "text/yaml");

    private DataFormats() {}

    /** The format of a file of text that is called so. */
    public static Optional<MediaType> ofName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(BY_EXTENSION.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    /** Whether a type that Tika found is a language of programs, scripts or settings, whose text is shown as it is. */
    public static boolean isCode(MediaType type) {
        String name = type.getBaseType().toString();
        return CODE.contains(name) || (name.startsWith("text/x-") && !NO_CODE.contains(name));
    }
}
