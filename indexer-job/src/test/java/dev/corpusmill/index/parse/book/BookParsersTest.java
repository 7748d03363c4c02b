package dev.corpusmill.index.parse.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class BookParsersTest {
    private static final String FICTION = """
        <?xml version="1.0" encoding="%s"?>
        <FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">
        <description><title-info><genre>sea</genre><author><first-name>Anna</first-name><last-name>Ravn</last-name></author>
        <book-title>%s</book-title></title-info><document-info><id>77</id></document-info></description>
        <body><title><p>Part</p><p>one</p></title><section><title><p>The lamp</p></title><p>First
        line<a l:href="#n1" type="note">[1]</a> ends.</p><poem><stanza><v>By night</v><v>by day</v></stanza></poem>
        <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></section></body>
        <body name="notes"><section id="n1"><p>A note.</p></section></body>
        <binary id="c.jpg" content-type="image/jpeg">AAAA</binary></FictionBook>\
        """;

    private final TikaParser parser = new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT);

    @Test
    void fiction_book_has_a_paragraph_for_each_of_its_own() {
        ParsedDocument parsed = ParseSettings.parse(parser, "a.fb2", FICTION.formatted("utf-8", "Watch"));
        assertThat(parsed.title()).isEqualTo("Watch");
        assertThat(parsed.author()).isEqualTo("Anna Ravn");
        assertThat(parsed.body().text())
                .isEqualTo(
                        "Part one\n\nThe lamp\n\nFirst line[1] ends.\n\nBy night\nby day\n\na | b\n1 | 2\n\nA note.");
        assertThat(parsed.body().headings()).extracting(Heading::level).containsExactly(1, 2);
        assertThat(parsed.warnings()).isEmpty();
    }

    @Test
    void fiction_book_in_windows_1251_is_read_as_it_says() {
        byte[] book = FICTION.formatted("windows-1251", "Маяк").getBytes(Charset.forName("windows-1251"));
        assertThat(ParseSettings.parse(parser, "b.fb2", book).title()).isEqualTo("Маяк");
    }

    private static byte[] epub(Map<String, String> more) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("mimetype", "application/epub+zip");
        files.put(
                "META-INF/container.xml",
                "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile"
                        + " full-path=\"OPS/book.opf\""
                        + " media-type=\"application/oebps-package+xml\"/></rootfiles></container>");
        files.put(
                "OPS/book.opf",
                "<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata"
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Watch</dc:title><dc:creator>Anna"
                        + " Ravn</dc:creator></metadata><manifest><item id=\"b\" href=\"text/two.xhtml\""
                        + " media-type=\"application/xhtml+xml\"/><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\""
                        + " media-type=\"application/xhtml+xml\"/><item id=\"a\" href=\"text/chapter%20one.xhtml\""
                        + " media-type=\"application/xhtml+xml\"/><item id=\"c\" href=\"text/notes.xhtml\""
                        + " media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"n\"/><itemref"
                        + " idref=\"c\" linear=\"no\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>");
        files.put(
                "OPS/text/two.xhtml",
                "<?xml version=\"1.0\"?><html><head><title/></head><body><h1>Two</h1><p>Oil.</p></body></html>");
        files.put("OPS/nav.xhtml", "<html><body><nav><ol><li>CONTENTS</li></ol></nav></body></html>");
        files.put("OPS/text/chapter one.xhtml", "<html><body><h1>One</h1><pre>a\n  b</pre></body></html>");
        files.put("OPS/text/notes.xhtml", "<html><body><p>A note.</p></body></html>");
        files.putAll(more);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void epub_is_read_in_the_order_of_its_spine_without_the_contents() throws IOException {
        ParsedDocument parsed = ParseSettings.parse(parser, "a.epub", epub(Map.of()));
        assertThat(parsed.title()).isEqualTo("Watch");
        assertThat(parsed.author()).isEqualTo("Anna Ravn");
        assertThat(parsed.body().text()).isEqualTo("One\n\na\n  b\n\nTwo\n\nOil.\n\nA note.");
    }

    @Test
    void epub_without_a_chapter_that_it_names_warns_and_an_encrypted_one_is_rejected() throws IOException {
        assertThat(ParseSettings.parse(parser, "b.epub", epub(Map.of("OPS/text/two.xhtml", "")))
                        .warnings())
                .containsExactly("incomplete: chapter missing: OPS/text/two.xhtml");
        byte[] locked = epub(Map.of(
                "META-INF/encryption.xml",
                "<encryption><enc:EncryptedData xmlns:enc=\"e\"><enc:CipherData><enc:CipherReference"
                        + " URI=\"OPS/text/two.xhtml\"/></enc:CipherData></enc:EncryptedData></encryption>"));
        assertThatThrownBy(() -> ParseSettings.parse(parser, "c.epub", locked)).hasMessageContaining("encrypted");
    }
}
