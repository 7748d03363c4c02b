package dev.corpusmill.index.parse;

import java.util.Arrays;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** What we need to know of the format that Tika found. */
public final class Formats {
    private Formats() {}

    public static String type(Metadata metadata) {
        String type = metadata.get(Metadata.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    public static boolean isPdf(Metadata metadata) {
        return type(metadata).startsWith("application/pdf") || type(metadata).contains("illustrator");
    }

    /** Line breaks in the source mean nothing. */
    public static boolean isHtml(Metadata metadata) {
        String type = type(metadata);
        return type.contains("html") || type.contains("epub");
    }

    public static boolean isImage(Metadata metadata) {
        String type = type(metadata);
        return type.startsWith("image/") && !type.contains("svg") && !type.contains("dwg");
    }

    /** Spreadsheets and data: their headings are names of sheets or of lists, which make poor titles, and no pages. */
    public static boolean namesItsParts(Metadata metadata) {
        String type = type(metadata);
        return (type.contains("json") && !type.contains("ipynb"))
                || type.contains("excel")
                || type.contains("spreadsheet")
                || type.contains("numbers");
    }

    /** What holds files in folders. */
    public static boolean isArchive(Metadata metadata) {
        return type(metadata)
                .matches(
                        "application/(zip|java-archive|x-(tar|gtar|7z-compressed|rar-compressed.*|archive|cpio|arj)).*");
    }

    public static boolean isUnsupported(Metadata metadata) {
        return Arrays.stream(metadata.getValues(TikaCoreProperties.TIKA_PARSED_BY))
                .anyMatch(parser -> parser.endsWith(".EmptyParser"));
    }
}
