package dev.corpusmill.index.parse.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small workbooks, part by part, so that a test can say what a library would not write. */
final class SheetFiles {
    private static final String MAIN = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, String> sheets = new LinkedHashMap<>(); // by the attributes of their entries
    private final StringBuilder formats = new StringBuilder();
    private final StringBuilder styles = new StringBuilder("<xf numFmtId=\"0\"/>");
    private String properties = "";
    private String strings = "";
    private int styleCount = 1;

    /** {@code content} is what stands in the worksheet. */
    SheetFiles sheet(String name, String content) {
        return sheet(name, "", content);
    }

    SheetFiles sheet(String name, String attributes, String content) {
        sheets.put("name=\"" + name + "\" " + attributes, content);
        return this;
    }

    SheetFiles properties(String attributes) {
        properties = "<workbookPr " + attributes + "/>";
        return this;
    }

    SheetFiles strings(String items) {
        strings = items;
        return this;
    }

    /** The number of a new style. */
    int style(String code) {
        int id = 164 + styleCount;
        formats.append("<numFmt numFmtId=\"" + id + "\" formatCode=\"" + escape(code) + "\"/>");
        return builtin(id);
    }

    int builtin(int format) {
        styles.append("<xf numFmtId=\"").append(format).append("\"/>");
        return styleCount++;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** A row of texts and numbers from column A on; an empty text is no cell. */
    static String row(int number, String... values) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < values.length; i++) {
            String reference = (char) ('A' + i) + String.valueOf(number);
            row.append(values[i].isEmpty() ? "" : cell(reference, values[i]));
        }
        return row.append("</row>").toString();
    }

    private static String cell(String reference, String value) {
        return value.matches("-?[0-9.]+")
                ? "<c r=\"" + reference + "\"><v>" + value + "</v></c>"
                : "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + escape(value) + "</t></is></c>";
    }

    byte[] xlsx() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder types =
                new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + type("xl/workbook.xml", "sheet.main+xml") + type("xl/styles.xml", "styles+xml")
                        + type("xl/sharedStrings.xml", "sharedStrings+xml"));
        StringBuilder relations = new StringBuilder(relation("s", "styles", "styles.xml"));
        relations.append(relation("t", "sharedStrings", "sharedStrings.xml"));
        StringBuilder list = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            String part = "worksheets/sheet" + ++number + ".xml";
            list.append("<sheet " + sheet.getKey() + " sheetId=\"" + number + "\" r:id=\"r" + number + "\"/>");
            relations.append(relation("r" + number, "worksheet", part));
            types.append(type("xl/" + part, "worksheet+xml"));
            parts.put("xl/" + part, "<worksheet" + MAIN + ">" + sheet.getValue() + "</worksheet>");
        }
        parts.put("[Content_Types].xml", types + "</Types>");
        parts.put("_rels/.rels", relations(relation("w", "officeDocument", "xl/workbook.xml")));
        parts.put(
                "xl/workbook.xml", "<workbook" + MAIN + ">" + properties + "<sheets>" + list + "</sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relations(relations.toString()));
        parts.put("xl/sharedStrings.xml", "<sst" + MAIN + ">" + strings + "</sst>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet" + MAIN + "><numFmts>" + formats + "</numFmts><cellXfs>" + styles
                        + "</cellXfs></styleSheet>");
        return zip(parts);
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + CONTENT + kind + "\"/>";
    }

    private static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATION + kind + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String content) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + content
                + "</Relationships>";
    }

    /** {@code body} is what stands in the spreadsheet element, {@code styles} in the automatic styles. */
    static byte[] ods(String styles, String body) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        String spaces = "";
        for (String prefix : new String[] {"office", "text", "table", "style", "drawing"}) {
            spaces += " xmlns:" + prefix.replace("drawing", "draw") + "=\"urn:oasis:names:tc:opendocument:xmlns:"
                    + prefix + ":1.0\"";
        }
        parts.put(
                "content.xml",
                "<office:document-content" + spaces + "><office:automatic-styles>" + styles
                        + "</office:automatic-styles>"
                        + "<office:body><office:spreadsheet>" + body
                        + "</office:spreadsheet></office:body></office:document-content>");
        return zip(parts);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
