package dev.corpusmill.index.parse.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.api.split.ParsedText.Mark;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.SampleFiles;
import dev.corpusmill.index.parse.fork.DocumentCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TikaParserTest {
    private final TikaParser parser = new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT);

    @Test
    void a_docx_gives_its_heading_its_table_and_its_paragraphs() throws IOException {
        ParsedDocument parsed = ParseSettings.parse(parser, "tides.docx", SampleFiles.docx());
        ParsedText body = parsed.body();
        assertThat(body.text()).isEqualTo("""
            Tide table

            Heights are in metres.

            Port | Height
            North quay | 3.2

            Checked in May.\
            """);
        assertThat(parsed.title()).isEqualTo("Tide table");
        assertThat(body.headings()).containsExactly(new Heading(1, 0, 10, "Tide table"));
        assertThat(body.tables())
                .extracting(table -> body.text().substring(table.start(), table.end()))
                .containsExactly("Port | Height\nNorth quay | 3.2");
    }

    @Test
    void a_pdf_knows_where_its_pages_start_and_joins_the_lines_of_a_paragraph() throws IOException {
        List<String> first = List.of(
                "The lamp is lit at sunset and put out at sunrise, and whoever has the watch",
                "writes both times into the log.");
        byte[] pdf = SampleFiles.pdf(List.of(first, List.of("Second page.")), "");
        ParsedDocument parsed = ParseSettings.parse(parser, "rules/lamp.pdf", pdf);
        assertThat(parsed.body().text())
                .isEqualTo("The lamp is lit at sunset and put out at sunrise, and whoever has the watch "
                        + "writes both times into the log.\n\nSecond page.");
        assertThat(parsed.body().pageStarts())
                .containsExactly(0, parsed.body().text().indexOf("Second"));
        assertThat(parsed.title()).isEqualTo("lamp");
    }

    @Test
    void html_keeps_headings_lists_and_tables_and_drops_scripts() {
        String html = """
            <html><head><title>Stock</title><script>var x = 1;</script></head><body>
            <h2>Oil and
              wicks</h2><p>We   keep<br>two kinds.</p><ul><li>lamp oil</li><li><p>wicks</p></li></ul>
            <table><tr><th>item</th><th></th><th>count</th></tr><tr><td>oil</td><td></td><td>12</td></tr></table>
            </body></html>\
            """;
        ParsedDocument parsed = ParseSettings.parse(parser, "stock.html", html);
        assertThat(parsed.title()).isEqualTo("Stock");
        assertThat(parsed.body().text())
                .isEqualTo("Oil and wicks\n\nWe keep\ntwo kinds.\n\n- lamp oil\n- wicks\n\nitem | count\noil | 12");
    }

    @Test
    void a_mail_begins_with_its_head_and_ends_with_its_attachments() {
        String mail = """
            From: Ada <ada@example.org>
            To: Bo <bo@example.org>
            Subject: Spare lens
            Date: Mon, 4 May 2026 10:00:00 +0000
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="xx"

            --xx
            Content-Type: text/plain; charset=utf-8

            The lens arrived.

            --xx
            Content-Type: text/plain; name="note.txt"
            Content-Disposition: attachment; filename="note.txt"

            Handle with gloves.

            --xx--
            """.replace("\n", "\r\n");
        ParsedDocument parsed = ParseSettings.parse(parser, "lens.eml", mail);
        assertThat(parsed.title()).isEqualTo("Spare lens");
        assertThat(parsed.embedded()).isEqualTo(1);
        assertThat(parsed.body().text())
                .startsWith(
                        "Subject: Spare lens\nFrom: Ada <ada@example.org>\nTo: Bo <bo@example.org>\nDate: 2026-05-04")
                .endsWith("The lens arrived.\n\nnote.txt\n\nHandle with gloves.");
    }

    @Test
    void what_is_in_an_archive_in_an_archive_is_part_of_the_document() throws IOException {
        byte[] inner = SampleFiles.zip("b.txt", "deep inside".getBytes(StandardCharsets.UTF_8));
        ParsedDocument parsed = ParseSettings.parse(parser, "outer.zip", SampleFiles.zip("a.zip", inner));
        assertThat(parsed.body().text()).isEqualTo("a.zip\n\nb.txt\n\ndeep inside");
        assertThat(parsed.body().marks()).containsExactly(new Mark(0, "a.zip"), new Mark(7, "a.zip/b.txt"));
        assertThat(parsed.body().headings()).extracting(Heading::level).containsExactly(1, 2);
        assertThat(parsed.title()).isEqualTo("outer");
    }

    @Test
    void an_entry_of_an_archive_is_named_with_its_folder() throws IOException {
        byte[] zip = SampleFiles.zip("minutes/2024/notes.txt", "Lamp oil".getBytes(StandardCharsets.UTF_8));
        assertThat(ParseSettings.parse(parser, "a.zip", zip).body().text())
                .isEqualTo("minutes/2024/notes.txt\n\nLamp oil");
    }

    @Test
    void names_in_an_old_archive_are_read_in_the_charset_of_who_packed_it() throws IOException {
        java.nio.charset.Charset gbk = java.nio.charset.Charset.forName("GBK");
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(bytes, gbk)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("合同/库存清单.txt"));
            zip.write("Lamp oil".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(ParseSettings.parse(parser, "a.zip", bytes.toByteArray())
                        .body()
                        .text())
                .isEqualTo("合同/库存清单.txt\n\nLamp oil");
    }

    @Test
    void texts_in_an_archive_are_read_in_their_charsets() throws IOException {
        byte[] gbk = "货号,名称,库存\n\u9ec4铜铃,37".getBytes(java.nio.charset.Charset.forName("GBK"));
        assertThat(ParseSettings.parse(parser, "a.zip", SampleFiles.zip("gbk.txt", gbk))
                        .body()
                        .text())
                .contains("货号,名称,库存");
        byte[] latin = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>€4 – that’s all</a>"
                .getBytes(java.nio.charset.Charset.forName("windows-1252"));
        assertThat(ParseSettings.parse(parser, "latin1.xml", latin).body().text())
                .contains("€4 – that’s all");
    }

    @Test
    void archives_nested_deeper_than_allowed_are_rejected_not_cut() throws IOException {
        byte[] content = "bottom".getBytes(StandardCharsets.UTF_8);
        for (int depth = 0; depth < 6; depth++) {
            content = SampleFiles.zip("next" + (depth == 0 ? ".txt" : ".zip"), content);
        }
        byte[] nested = content;
        assertRejected("deep.zip", nested, "parse.max-depth=3");
    }

    @Test
    void a_broken_attachment_is_a_warning_but_alone_it_is_a_failure() throws IOException {
        byte[] broken = Arrays.copyOf(SampleFiles.docx(), 900);
        assertRejected("one.zip", SampleFiles.zip("broken.docx", broken), "corrupt or truncated");
    }

    @Test
    void an_encrypted_file_is_rejected_as_such() throws IOException {
        assertRejected("secret.pdf", SampleFiles.pdf(List.of(List.of("hidden")), "key"), "encrypted");
    }

    @Test
    void a_truncated_file_is_rejected() throws IOException {
        assertRejected("cut.docx", Arrays.copyOf(SampleFiles.docx(), 1500), "corrupt or truncated");
    }

    @Test
    void more_text_than_allowed_is_rejected() {
        String html = "<html><body><p>" + "word ".repeat(20_000) + "</p></body></html>";
        assertRejected("big.html", html.getBytes(StandardCharsets.UTF_8), "more than 64KB of text");
    }

    @Test
    void a_zip_bomb_is_stopped() throws IOException {
        assertRejected("bomb.zip", SampleFiles.zip("zeros.txt", new byte[8 << 20]), "");
    }

    @Test
    void the_content_decides_the_format_not_the_name() throws IOException {
        assertThat(ParseSettings.parse(parser, "report.docx", SampleFiles.pdf(List.of(List.of("I am a PDF")), ""))
                        .contentType())
                .startsWith("application/pdf");
    }

    @Test
    void a_page_without_characters_is_reported_with_the_way_to_have_it_read() throws IOException {
        ParsedDocument parsed = ParseSettings.parse(parser, "scan.pdf", SampleFiles.pdf(List.of(List.of()), ""));
        assertThat(parsed.isEmpty()).isTrue();
        assertThat(parsed.warnings())
                .containsExactly("ocr not available: pages-without-text=1 (install tesseract, set parse.ocr: auto)");
    }

    @Test
    void an_empty_file_is_an_empty_document() {
        assertThat(ParseSettings.parse(parser, "nothing.pdf", "").isEmpty()).isTrue();
    }

    @Test
    void a_document_survives_its_way_out_of_the_child() throws IOException {
        ParsedDocument parsed = ParseSettings.parse(parser, "tides.docx", SampleFiles.docx());
        assertThat(DocumentCodec.decode(DocumentCodec.encode(parsed))).isEqualTo(parsed);
    }

    private void assertRejected(String name, byte[] content, String reason) {
        assertThatThrownBy(() -> ParseSettings.parse(parser, name, content))
                .isInstanceOfSatisfying(
                        ParseException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining(reason);
    }
}
