package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.OwnFiles;
import dev.corpusmill.index.parse.PackageFile;
import dev.corpusmill.index.parse.ParsedDocument;

/** A docx file made of raw parts, and what the parser makes of it. */
final class DocxFile {
    private static final String MAIN = "word/document.xml";
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String NAMESPACES = " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
            + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
            + " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
            + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
            + " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
            + " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
            + " xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"
            + " xmlns:v='urn:schemas-microsoft-com:vml'";

    private final PackageFile parts = PackageFile.ooxml(MAIN, TYPE);

    private DocxFile(String body) {
        parts.part(MAIN, root("document", "<w:body>" + body + "<w:sectPr/></w:body>"));
    }

    /** A document of these blocks. */
    static DocxFile of(String... blocks) {
        return new DocxFile(String.join("", blocks));
    }

    private static String root(String name, String content) {
        return "<w:" + name + NAMESPACES + ">" + content + "</w:" + name + ">";
    }

    /** Adds a part of a kind, like {@code numbering}: what stands in its root element. */
    DocxFile with(String kind, String root, String content) {
        return withRaw(kind, root(root, content));
    }

    DocxFile withRaw(String kind, String content) {
        parts.part("word/" + kind + ".xml", content).relation(MAIN, "rId-" + kind, kind, kind + ".xml");
        return this;
    }

    byte[] bytes() {
        return parts.bytes();
    }

    ParsedDocument parse() {
        return OwnFiles.parse("paper.docx", bytes());
    }

    ParsedDocument parseAll() {
        return OwnFiles.parseAll("paper.docx", bytes());
    }

    /** The text as a reader sees it, with one line end between blocks. */
    String text() {
        return OwnFiles.lines(parse());
    }

    static String p(String... inside) {
        return "<w:p>" + String.join("", inside) + "</w:p>";
    }

    static String r(String text) {
        return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
    }

    static String del(String text) {
        return "<w:del w:id='9' w:author='A'><w:r><w:delText xml:space='preserve'>" + text
                + "</w:delText></w:r></w:del>";
    }

    static String ins(String... inside) {
        return "<w:ins w:id='9' w:author='A'>" + String.join("", inside) + "</w:ins>";
    }

    static String tc(String... inside) {
        return "<w:tc>" + String.join("", inside) + "</w:tc>";
    }

    static String tr(String... inside) {
        return "<w:tr>" + String.join("", inside) + "</w:tr>";
    }

    static String tbl(String... rows) {
        return "<w:tbl><w:tblPr/><w:tblGrid/>" + String.join("", rows) + "</w:tbl>";
    }
}
