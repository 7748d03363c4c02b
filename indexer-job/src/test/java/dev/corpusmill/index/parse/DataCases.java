package dev.corpusmill.index.parse;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files of data, archives and plain texts, for {@link FormatsPageTest}. */
final class DataCases {
    private DataCases() {}

    static List<FormatCase> all() throws IOException {
        return List.of(
                FormatCase.of(
                                "JSON, JSON lines, GeoJSON, JSON5",
                                "port.json",
                                "{\"port\": {\"name\": \"K\\u00f6ln\", \"old\": null}, \"berths\": [{\"id\": 7}]}")
                        .keeps("values behind their paths, decoded", "port.name: Köln")
                        .keeps("names of lists as headings", "berths\n")
                        .leavesOut("`null`", "old"),
                FormatCase.of(
                                "XML without a reader of its own",
                                "port.xml",
                                "<?xml version='1.0'?><ports><!-- secretnote --><port id='7'><name>Hull</name></port></ports>")
                        .keeps("values behind the names of their elements and attributes", "port.name: Hull")
                        .keeps("attributes", "port.id: 7")
                        .leavesOut("comments", "secretnote"),
                FormatCase.of("CSV, TSV, text with bars", "fees.csv", "sep=;\nberth;fee\n\nN1;\"10\n20\"\n")
                        .keeps("a table with its head", "berth | fee\nN1 | 10 20")
                        .leavesOut("empty rows", "fee\n\n"),
                FormatCase.of(
                                "Jupyter notebooks: ipynb",
                                "tide.ipynb",
                                "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"# Tides\"}, {\"cell_type\":"
                                        + " \"code\", \"source\": \"print(4.2)\", \"outputs\": [{\"output_type\":"
                                        + " \"display_data\", \"data\": {\"image/png\": \"iVBORw0KGgo\"}}]}], \"metadata\":"
                                        + " {\"kernel\": \"secretkernel\"}, \"nbformat\": 4}")
                        .keeps("cells in their order", "print(4.2)")
                        .leavesOut("pictures", "iVBOR")
                        .leavesOut("metadata", "secretkernel"),
                FormatCase.of(
                                "source code and settings",
                                "Tide.java",
                                "class Tide {\n    int highWater; // metres\n}\n")
                        .keeps("the text as it is", "class Tide {\n    int highWater; // metres\n}"),
                FormatCase.of(
                                "Archives: zip, 7z, tar, rar …",
                                "all.zip",
                                SampleFiles.zip("in/note.txt", "Berth N1".getBytes(StandardCharsets.UTF_8)))
                        .keeps("each member under its path", "in/note.txt\n\nBerth N1"),
                FormatCase.of("Plain text, Markdown", "note.txt", "Prüf\u00ADbericht über Öl", Charset.forName("UTF-8"))
                        .keeps("all", "Prüfbericht über Öl")
                        .leavesOut("soft hyphens", "\u00AD"),
                FormatCase.of("Plain text, Markdown", "old.txt", "Größe – 7 €", Charset.forName("windows-1252"))
                        .keeps("then statistics", "Größe – 7 €"));
    }
}
