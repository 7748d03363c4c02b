package dev.corpusmill.index.parse.warc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText.Heading;
import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WarcParserTest {
    private final TikaParser parser = new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT);

    private static String record(String type, String address, String contentType, String block) {
        return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address
                + "\r\nWARC-Date: 2024-03-05T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000001-0000-0000-0000-00000000000"
                + address.length() % 10 + ">"
                + "\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + block.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n" + block + "\r\n\r\n";
    }

    private static String response(String address, String status, String type, String body) {
        return record(
                "response",
                address,
                "application/http; msgtype=response",
                "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n\r\n" + body);
    }

    private static final String ARCHIVE = record("warcinfo", "f.warc", "application/warc-fields", "software: x")
            + record("request", "http://x.org/a", "application/http; msgtype=request", "GET /a HTTP/1.1\r\n\r\n")
            + response(
                    "http://x.org/a.php?p=1",
                    "200 OK",
                    "text/html; charset=iso-8859-2",
                    "<html><body><h1>Lamp</h1><p>\u00B3\u00F3d\u00BC</p></body></html>")
            + response("http://x.org/gone", "404 Not Found", "text/html", "<p>NOTFOUND</p>")
            + response("http://x.org/s.css", "200 OK", "text/css", "p{color:red}")
            + record("resource", "http://x.org/note.txt", "text/plain", "A resource.")
            + record("conversion", "http://x.org/wet", "text/plain", "Plain words.")
            + record("metadata", "http://x.org/m", "application/warc-fields", "fetchTimeMs: 5");

    private static void assertPages(ParsedDocument parsed) {
        assertThat(parsed.body().text())
                .isEqualTo("http://x.org/a.php?p=1\n\n"
                        + "Lamp\n\n"
                        + "łódź\n\n"
                        + "http://x.org/note.txt\n\n"
                        + "A resource.\n\n"
                        + "http://x.org/wet\n\n"
                        + "Plain words.");
        assertThat(parsed.body().headings()).extracting(Heading::level).containsExactly(1, 2, 1, 1);
        assertThat(parsed.embedded()).isEqualTo(3);
    }

    @Test
    void pages_resources_and_conversions_are_parts_under_their_addresses() {
        assertPages(ParseSettings.parse(parser, "a.warc", ARCHIVE.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void a_compressed_archive_is_read_in_the_same_way() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(ARCHIVE.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertPages(ParseSettings.parse(parser, "a.warc.gz", bytes.toByteArray()));
    }

    @Test
    void an_archive_that_breaks_off_keeps_what_came_before_and_says_so() {
        String cut = record("conversion", "http://x.org/wet", "text/plain", "Plain words.") + "WARC/1.0\r\nWARC-Ty";
        ParsedDocument parsed = ParseSettings.parse(parser, "a.warc", cut);
        assertThat(parsed.body().text()).contains("Plain words.");
        assertThat(parsed.warnings()).singleElement().asString().contains("broken behind record 1");
    }
}
