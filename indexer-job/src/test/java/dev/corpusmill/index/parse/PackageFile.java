package dev.corpusmill.index.parse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package of raw parts, as office programs zip them. */
public final class PackageFile {
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** An Office Open XML package whose main part has this name and media type. */
    public static PackageFile ooxml(String main, String type) {
        return new PackageFile()
                .part(
                        "[Content_Types].xml",
                        "<Types xmlns='" + TYPES + "'><Default Extension='rels' ContentType="
                                + "'application/vnd.openxmlformats-package.relationships+xml'/>"
                                + "<Default Extension='xml' ContentType='application/xml'/>"
                                + "<Override PartName='/" + main + "' ContentType='" + type + "'/></Types>")
                .relation("", "rId1", "officeDocument", main);
    }

    public PackageFile part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    /** Lets a part (the package itself for an empty name) name another one, by a path relative to its own folder. */
    public PackageFile relation(String source, String id, String kind, String target) {
        int slash = source.lastIndexOf('/') + 1;
        String name = source.substring(0, slash) + "_rels/" + source.substring(slash) + ".rels";
        String before = parts.getOrDefault(name, "<Relationships xmlns='" + RELATIONSHIPS + "'></Relationships>");
        String added = "<Relationship Id='" + id + "' Type='" + OFFICE + kind + "' Target='" + target + "'/>";
        parts.put(name, before.replace("</Relationships>", added + "</Relationships>"));
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
